import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cityOf, parseOfficeId } from '../domain/office/office.ts';
import { noteRestored, operatorCode } from '../hub/operate.ts';
import type { HubPlace } from '../hub/open-hub-log.ts';
import { pinoLogger } from '../hub/pino-logger.ts';
import { runHub } from '../hub/run-hub.ts';
import { codeWithMark } from '../protocol/enrolment-code.ts';
import { CommandFailure, USAGE, say } from './words.ts';

const DEFAULT_PORT = 8460;

/** `anju hub`, `anju hub code`, `anju hub restored`, `anju hub import FILE`, `anju hub export FILE`. */
export async function hubCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parsed(args);
  const [what = 'run', ...rest] = positionals;
  if (what === 'import' || what === 'export') {
    await stick(what, rest, values);
    return;
  }
  const command = Object.hasOwn(commands, what) ? commands[what] : undefined;
  if (command === undefined || rest.length > 0) {
    throw new CommandFailure(`不认识 unknown: hub ${positionals.join(' ')}\n\n${USAGE}`, 2);
  }
  await command(values);
}

type Values = ReturnType<typeof parsed>['values'];

const commands: Readonly<Record<string, (values: Values) => Promise<void>>> = { run, code, restored };

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        database: { type: 'string' },
        folder: { type: 'string', default: 'anju-hub' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        cert: { type: 'string' },
        key: { type: 'string' },
        city: { type: 'string' },
        office: { type: 'string' },
        staff: { type: 'string' },
        after: { type: 'string', default: '0' },
        level: { type: 'string', default: 'info' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2);
  }
}

/** The address may hold a password: it can come from the environment, where no list of processes shows it. */
function placeOf({ database, folder }: Values): HubPlace {
  return { database: database ?? process.env.ANJU_HUB_DATABASE ?? null, folder: pathOf(folder) };
}

async function run(values: Values): Promise<void> {
  const { cert, key, host } = values;
  if ((cert === undefined) !== (key === undefined)) throw new CommandFailure('--cert 和 --key 要一起 go together', 2);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CommandFailure('--port: 0 – 65535', 2);
  const tls = cert === undefined || key === undefined ? {} : { tls: { cert: read(cert), key: read(key) } };
  const hub = await runHub({ ...placeOf(values), ...tls, host, port }, pinoLogger(values.level));
  say(`枢纽 hub ${hub.address}`);
  const stop = (): void => {
    hub.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function read(path: string): Buffer {
  try {
    return readFileSync(pathOf(path));
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error), 2);
  }
}

async function code(values: Values): Promise<void> {
  const city = parseOfficeId(values.city ?? '');
  const office = parseOfficeId(values.office ?? values.city ?? '');
  if (city === undefined || cityOf(city) !== city) throw new CommandFailure('--city: 四位城市代码 four digits', 2);
  if (office === undefined || cityOf(office) !== city)
    throw new CommandFailure('--office: 该市机构 an office of it', 2);
  const issued = await operatorCode(placeOf(values), { city, office, staffId: values.staff ?? null });
  const shown = { ...issued, code: codeWithMark(issued.code, fingerprintOf(values)) };
  const until = new Date(issued.expiresAt).toISOString();
  if (values.json) say(JSON.stringify({ ...shown, city, office }));
  else say(`${shown.code}\n机构 office ${office} · 一次有效 once · 至 until ${until}`);
}

/** A file for a stick, or from one (hub-stick.ts). */
async function stick(what: 'import' | 'export', [file, ...surplus]: readonly string[], values: Values): Promise<void> {
  if (file === undefined || surplus.length > 0) throw new CommandFailure(`hub ${what} FILE\n\n${USAGE}`, 2);
  const { importStick, exportStick } = await import('./hub-stick.ts');
  const call = { place: placeOf(values), file: pathOf(file), json: values.json };
  if (what === 'import') {
    await importStick(call);
    return;
  }
  const office = parseOfficeId(values.office ?? '');
  const after = Number(values.after);
  if (office === undefined) throw new CommandFailure('--office: 机构代码 the office that it is for', 2);
  if (!/^\d{1,15}$/.test(values.after)) throw new CommandFailure('--after: 0, 1, 2 …', 2);
  await exportStick(call, { office, after });
}

/** Of the certificate that desks will be shown: the hub's own, or the reverse proxy's. */
function fingerprintOf({ cert }: Values): string | null {
  if (cert === undefined) return null;
  try {
    return new X509Certificate(read(cert)).fingerprint256;
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`--cert: ${error instanceof Error ? error.message : String(error)}`, 2);
  }
}

async function restored(values: Values): Promise<void> {
  const cities = await noteRestored(placeOf(values));
  if (values.json) say(JSON.stringify(cities));
  else for (const { city, head } of cities) say(`${city}: 新纪元 new epoch, head ${String(head)}`);
}

/** npm goes to the project's folder first; what is typed means the folder in which it was typed. */
function pathOf(typed: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), typed);
}
