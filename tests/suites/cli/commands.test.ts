import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskHost } from '../../../src/app/desk-host.ts';
import { setUpDesk } from '../../../src/app/setup.ts';
import { registerStaff } from '../../../src/app/staff/manage-staff.ts';
import { accountClaimStream } from '../../../src/app/staff/staff-stream.ts';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { signedInAs } from '../../../src/app/session/session.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { databasePath, documentsPath } from '../../../src/store/case-file.ts';
import { openForInspection } from '../../../src/app/inspect-folder.ts';
import { readLog } from '../../../src/store/event-log.ts';
import { sampleContent } from '../../support/intake/sample-household.ts';
import { samplePackage } from '../../support/intake/package-builder.ts';
import { testOffices } from '../../support/desk/test-offices.ts';

const PROGRAM = fileURLToPath(new URL('../../../src/cli/anju.ts', import.meta.url));
const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));
const PASSPHRASE = 'eight or more';
const PASSWORD = 'a test desk only 1';
const CLERK = 'clerk-1';

let root: string;
/** A set-up desk with a clerk; each test works on a copy. */
let template: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'anju-cli-'));
  template = join(root, 'template');
  await makeDesk(template);
  writeFileSync(join(root, 'package.zip'), await samplePackage({ seed: 1, applications: 2 }).bytes());
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Run {
  readonly env?: Readonly<Record<string, string>>;
}

/** The program as a process of its own, with nobody at a terminal. */
function anju(args: readonly string[], { env = {} }: Run = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, INIT_CWD: root, ANJU_PASSPHRASE: PASSPHRASE, ANJU_PASSWORD: PASSWORD, ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

async function makeDesk(folder: string): Promise<void> {
  const options = { folder, resources: RESOURCES, version: 'test', shell: 'browser', demo: false } as const;
  const host = deskHost({ ...options, keychainSecret: null }, { now: Date.now });
  const { city, district, street } = testOffices;
  const administrator = { account: 'admin', name: '管理员', password: PASSWORD };
  const set = { numberPrefix: 'XN', deskCode: '01', policyCity: 'xining', passphrase: PASSPHRASE, administrator };
  const made = await setUpDesk(host, { ...set, offices: [city, district, street] });
  const desk = host.desk();
  invariant(made.ok && desk, `the wizard refused: ${JSON.stringify(made)}`);
  const staffId = loadClaim(desk.file, accountClaimStream('admin')).state.holder;
  const admin = staffId && signedInAs(desk, { staffId, locked: false, lastActiveAt: desk.now() });
  invariant(admin, 'the wizard made an administrator');
  const profile = { account: CLERK, name: '马街', roles: ['clerk' as const], office: city.id };
  const commandId = desk.newId() as CommandId;
  const registered = await registerStaff(
    desk,
    {
      commandId,
      profile: {
        ...profile,
        identityNumber: sampleContent(9_000, seededRandom(9)).members[0]?.identityNumber ?? '',
        relatives: [],
      },
      password: PASSWORD,
      chosenByOwner: true,
    },
    admin,
  );
  invariant(registered.ok, `staff refused: ${JSON.stringify(registered)}`);
  host.close();
}

/** A copy of the desk under its own name, relative to the folder in which the commands are typed. */
function copyOf(name: string): string {
  cpSync(template, join(root, name), { recursive: true });
  return name;
}

async function tamper(name: string, sql: string): Promise<void> {
  const file = await openForInspection(join(root, name), PASSPHRASE);
  invariant(file, 'a desk');
  for (const trigger of ['event_never_changed', 'seal_never_removed']) file.db.exec(`DROP TRIGGER ${trigger}`);
  file.db.exec(sql);
  file.close();
}

// Processes share the machine with whatever else runs.
const PATIENCE = { timeout: 60_000 };

describe.concurrent('a call', PATIENCE, () => {
  it.each([['help'], ['--help'], []])('%s explains every command without a folder', async (...args) => {
    const { code, out } = await anju(args);
    expect(code).toBe(0);
    for (const name of [
      'audit verify',
      'backup',
      'restore',
      'rebuild',
      'duplicates',
      'import',
      'tidy',
      'go-on',
      'passphrase',
    ]) {
      expect(out).toContain(`anju ${name} `);
    }
  });

  it.each([
    [['frobnicate', '--data', 'x'], /frobnicate.*anju backup/s],
    [['audit', '--data', 'x'], /anju backup/],
    [['rebuild', 'too', 'much', '--data', 'x'], /too much/],
    [['rebuild'], /--data DIR/],
    [['backup', '--data', 'x'], /FILE/],
    [['import', 'f', '--data', 'x'], /--account/],
    [['rebuild', '--dat', 'x'], /--dat/],
  ])('%j is refused with the usage', async (args, words) => {
    const { code, err } = await anju(args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(err).toContain('ANJU_PASSPHRASE');
  });

  it('says when there is no desk, and when the passphrase is wrong', async () => {
    for (const command of [['audit', 'verify'], ['rebuild'], ['tidy']]) {
      const { code, err } = await anju([...command, '--data', 'nothing-here']);
      expect([code, err]).toEqual([1, expect.stringContaining('no desk here')]);
    }
    const wrong = await anju(['audit', 'verify', '--data', 'template'], { env: { ANJU_PASSPHRASE: 'wrong' } });
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('does not open this desk')]);
    const nobody = await anju(['tidy', '--data', 'template'], { env: { ANJU_PASSPHRASE: '' } });
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining('ANJU_PASSPHRASE')]);
  });
});

describe.concurrent('audit verify', PATIENCE, () => {
  it('passes a good desk, in words and in JSON', async () => {
    const data = copyOf('good');
    expect((await anju(['audit', 'verify', '--data', data])).out).toContain('everything holds');
    const { code, out } = await anju(['audit', 'verify', '--quick', '--json', '--data', data]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, seals: 1, problems: [] });
  });

  it('names the event that was changed', async () => {
    const data = copyOf('flipped');
    const file = await openForInspection(join(root, data), PASSPHRASE);
    const event = file === undefined ? undefined : readLog(file.db, 1, 1)[0]?.envelope;
    file?.close();
    await tamper(data, `UPDATE event SET payload = replace(payload, '"', '" ') WHERE position = 2`);
    const { code, err } = await anju(['audit', 'verify', '--quick', '--data', data]);
    expect(code).toBe(1);
    expect(err).toContain(`event ${String(event?.id)}`);
    expect(err).toContain('wrong-hash');
  });

  it('names the first event of a log without its seals, however often it is asked', async () => {
    const data = copyOf('unsealed');
    await tamper(data, 'DELETE FROM seal; UPDATE event SET wall_time = wall_time - 3600000');
    for (const _time of [1, 2]) {
      const { code, out } = await anju(['audit', 'verify', '--quick', '--json', '--data', data]);
      expect([code, out]).toEqual([1, expect.stringMatching(/no\. 1\): no seal covers it/)]);
    }
  });

  it('names documents that are damaged or gone; in a hurry it does not look', async () => {
    const data = copyOf('damaged');
    await anju(['import', 'package.zip', '--data', data, '--account', CLERK]);
    const [damaged, gone] = documentsOf(data);
    invariant(damaged !== undefined && gone !== undefined, 'documents were imported');
    writeFileSync(damaged, 'not what was kept');
    rmSync(gone);
    expect((await anju(['audit', 'verify', '--quick', '--data', data])).code).toBe(0);
    const { code, out } = await anju(['audit', 'verify', '--json', '--data', data]);
    expect(code).toBe(1);
    expect((JSON.parse(out) as { problems: unknown }).problems).toEqual([
      `document page ${String(gone.split(/[\\/]/).at(-1))} is missing`,
      `document page ${String(damaged.split(/[\\/]/).at(-1))} is damaged`,
    ]);
  });
});

describe.concurrent('what is kept', PATIENCE, () => {
  it('is imported once, rebuilt, backed up and restored', async () => {
    const data = copyOf('whole-life');
    const imported = await anju(['import', 'package.zip', '--data', data, '--account', CLERK, '--json']);
    expect([imported.code, imported.err]).toEqual([0, '']);
    expect(JSON.parse(imported.out)).toMatchObject({ total: 2, imported: 2, refused: 0 });
    const again = await anju(['import', 'package.zip', '--data', data, '--account', CLERK]);
    expect(again.out).toMatch(/imported 0 .* repeated 2 /);
    const scanned = await anju(['duplicates', '--data', data, '--json']);
    expect(JSON.parse(scanned.out)).toMatchObject({ different: 0 });
    const rebuilt = await anju(['rebuild', '--data', data, '--json']);
    expect([rebuilt.code, rebuilt.err]).toEqual([0, '']);
    const saved = await anju(['backup', 'desk.anju', '--data', data, '--json']);
    expect(JSON.parse(saved.out)).toMatchObject({ ok: true, documents: documentsOf(data).length, problems: [] });
    const into = await anju(['restore', 'desk.anju', '--data', 'restored']);
    expect([into.code, into.err]).toEqual([0, '']);
    const verified = await anju(['audit', 'verify', '--data', 'restored']);
    expect([verified.code, verified.err]).toEqual([0, '']);
    expect(documentsOf('restored')).toHaveLength(documentsOf(data).length);
    const full = await anju(['restore', 'desk.anju', '--data', 'restored']);
    expect([full.code, full.err]).toEqual([1, expect.stringContaining('not empty')]);
  });

  it('stays when the folder is tidied; what nothing names goes after a week', async () => {
    const data = copyOf('untidy');
    await anju(['import', 'package.zip', '--data', data, '--account', CLERK]);
    const kept = documentsOf(data);
    for (const path of kept) utimesSync(path, 1, 1);
    const shelf = join(documentsPath(join(root, data)), 'aa');
    mkdirSync(shelf, { recursive: true });
    for (const [name, daysOld] of [
      ['a'.repeat(64), 8],
      [`${'aa'.repeat(31)}bb`, 6],
    ] as const) {
      writeFileSync(join(shelf, name), 'left over');
      utimesSync(join(shelf, name), new Date(), new Date(Date.now() - daysOld * 86_400_000));
    }
    const { code, out } = await anju(['tidy', '--data', data, '--json']);
    expect([code, out]).toEqual([0, '{"removed":1}\n']);
    expect(documentsOf(data)).toEqual([...kept, join(shelf, `${'aa'.repeat(31)}bb`)].sort());
  });

  it('refuses a desk that lacks what was saved last, and works on without it when told to', async () => {
    const data = copyOf('shortened');
    const run = (...command: string[]): Promise<Ended> => anju([...command, '--data', data]);
    const nothing = await run('go-on');
    expect([nothing.code, nothing.out]).toEqual([0, expect.stringContaining('nothing is lost')]);
    expect((await run('import', 'package.zip', '--account', CLERK)).code).toBe(0);
    // An older database in the place of the newer one.
    cpSync(databasePath(template), databasePath(join(root, data)));
    const refused = await run('audit', 'verify');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('lacks what was saved last')]);
    const given = await run('go-on');
    expect([given.code, given.out]).toEqual([0, expect.stringContaining('lacks what was saved last')]);
    expect((await run('audit', 'verify')).code).toBe(0);
    expect((await run('import', 'package.zip', '--account', CLERK)).code).toBe(0);
  });

  it('opens with a new passphrase alone, once it was changed', async () => {
    const data = copyOf('changed');
    const change = (env: Run['env']): Promise<Ended> => anju(['passphrase', '--data', data], { env: env ?? {} });
    const short = await change({ ANJU_NEW_PASSPHRASE: 'short' });
    expect([short.code, short.err]).toEqual([1, expect.stringContaining('8')]);
    const wrong = await change({ ANJU_PASSPHRASE: 'wrong', ANJU_NEW_PASSPHRASE: 'another long one' });
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('does not open')]);
    const changed = await change({ ANJU_NEW_PASSPHRASE: 'another long one' });
    expect([changed.code, changed.err]).toEqual([0, '']);
    const verify = (passphrase: string): Promise<Ended> =>
      anju(['audit', 'verify', '--quick', '--data', data], { env: { ANJU_PASSPHRASE: passphrase } });
    expect((await verify(PASSPHRASE)).code).toBe(1);
    expect((await verify('another long one')).code).toBe(0);
  });
});

function documentsOf(name: string): readonly string[] {
  const folder = documentsPath(join(root, name));
  return readdirSync(folder)
    .flatMap((shelf) => readdirSync(join(folder, shelf)).map((file) => join(folder, shelf, file)))
    .sort();
}
