/** `anju`: what an operator or auditor does without the screens. One command per file. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { HealCall } from './heal.ts';
import { CommandFailure, USAGE, say } from './words.ts';

interface Call {
  /** Absolute, as every path below. */
  readonly data: string;
  readonly json: boolean;
  readonly quick: boolean;
  readonly file: string | undefined;
  readonly account: string | undefined;
  /** Who signs beside them. */
  readonly second: string | undefined;
}

type Command = (call: Call) => Promise<void>;

/** Each is loaded when it is asked for: a wrong call and the help are answered at once. */
const commands: Readonly<Record<string, Command>> = {
  'audit verify': async (call) => (await import('./audit.ts')).verifyAudit(call),
  backup: async (call) => {
    const file = fileOf(call);
    await (await import('./backup.ts')).backup({ ...call, file });
  },
  restore: async (call) => {
    const file = fileOf(call);
    await (await import('./backup.ts')).restoreBackup({ ...call, file });
  },
  rebuild: async (call) => (await import('./rebuild.ts')).rebuildViews(call),
  duplicates: async (call) => (await import('./duplicates.ts')).findDuplicates(call),
  import: async (call) => {
    const known = { ...call, file: fileOf(call), account: required(call.account, '--account NAME') };
    await (await import('./import.ts')).importFile(known);
  },
  'units import': async (call) => {
    const people = {
      account: required(call.account, '--account NAME'),
      second: required(call.second, '--second NAME'),
    };
    await (await import('./import-units.ts')).importUnitFile({ ...call, ...people, file: fileOf(call) });
  },
  'rent import': async (call) => {
    const known = { ...call, file: fileOf(call), account: required(call.account, '--account NAME') };
    await (await import('./import-payments.ts')).importPaymentFile(known);
  },
  tidy: async (call) => (await import('./tidy.ts')).tidy(call),
  'go-on': async (call) => (await import('./go-on.ts')).goOn(call),
  passphrase: async (call) => (await import('./passphrase.ts')).changePassphrase(call),
};

/** Commands that read their own options. */
const withOwnOptions: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  deadline: async (args) => {
    (await import('./deadline.ts')).printDeadline(args);
  },
  heal: async (args) => {
    await (await import('./heal.ts')).heal(healCall(args));
  },
  eligibility: async (args) => {
    (await import('./eligibility.ts')).printEligibility(args);
  },
  'agency-simulator': async (args) => (await import('./agency-simulator.ts')).agencySimulator(args),
  hub: async (args) => (await import('./hub.ts')).hubCommand(args),
  tickets: async (args) => (await import('./tickets.ts')).ticketsCommand(args),
};

function healCall(args: readonly string[]): HealCall {
  const { values, positionals } = ownOptions(args);
  if (positionals.length > 0) throw new CommandFailure(`不认识 unknown: heal ${positionals.join(' ')}\n\n${USAGE}`, 2);
  const { code, name, url, json } = values;
  const data = pathOf(required(values.data, '--data DIR'));
  return { data, json, code, deskCode: values['desk-code'], name, url };
}

function ownOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        code: { type: 'string' },
        'desk-code': { type: 'string' },
        name: { type: 'string' },
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2);
  }
}

const fileOf = ({ file }: Call): string => required(file, 'FILE');

async function main(): Promise<void> {
  const [word = '', ...own] = process.argv.slice(2);
  if (Object.hasOwn(withOwnOptions, word)) {
    await withOwnOptions[word]?.(own);
    return;
  }
  const { values, positionals } = parsed(process.argv.slice(2));
  const [first, ...rest] = positionals;
  if (values.help || first === undefined || first === 'help') {
    say(USAGE);
    return;
  }
  if (first === 'draw') {
    await drawCommand(rest, values.json);
    return;
  }
  const name = ['audit', 'units', 'rent'].includes(first) ? [first, rest.shift()].join(' ') : first;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const [file, ...surplus] = rest;
  if (command === undefined || surplus.length > 0)
    throw new CommandFailure(`不认识 unknown: ${positionals.join(' ')}\n\n${USAGE}`, 2);
  const { json, quick, account, second } = values;
  const data = pathOf(required(values.data, '--data DIR'));
  await command({ data, json, quick, account, second, file: file === undefined ? undefined : pathOf(file) });
}

/** `draw verify|compute|prove|check-proof PATH [NO]`: needs no desk. */
async function drawCommand(rest: readonly string[], json: boolean): Promise<void> {
  const [what, path, no, ...surplus] = rest;
  const draw = await import('./draw.ts');
  const commandOf = {
    verify: draw.verify,
    compute: draw.compute,
    prove: draw.prove,
    'check-proof': draw.checkProofFile,
  };
  const isKnown = what !== undefined && Object.hasOwn(commandOf, what) && surplus.length === 0;
  if (!isKnown) throw new CommandFailure(`不认识 unknown: draw ${rest.join(' ')}\n\n${USAGE}`, 2);
  await commandOf[what as keyof typeof commandOf]({ path: pathOf(required(path, 'PATH')), no, json });
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        account: { type: 'string' },
        second: { type: 'string' },
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2);
  }
}

function required(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new CommandFailure(`缺少 missing: ${what}\n\n${USAGE}`, 2);
  return value;
}

/** npm goes to the project's folder first; what is typed means the folder in which it was typed. */
function pathOf(typed: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), typed);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof CommandFailure ? error.exitCode : 1);
});
