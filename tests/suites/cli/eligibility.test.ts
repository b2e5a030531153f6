import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ANJU = fileURLToPath(new URL('../../../src/cli/anju.ts', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../resources/examples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'anju-household-'));
const MARCH = ['--policy', 'yinchuan', '--on', '2021-03-01'];

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function anju(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ANJU, 'eligibility', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function example(name: string): string {
  return join(EXAMPLES, `household-${name}.json`);
}

describe('anju eligibility', () => {
  it('prints one line with every condition', () => {
    const { status, stdout } = anju(...MARCH, '--household', example('eligible'), '--json');
    expect(status).toBe(0);
    expect(stdout).toBe(
      '{"outcome":"eligible","conditions":[' +
        '{"id":"programme","rule":"PRH-01","verdict":"met","value":"yes","limit":"yes"},' +
        '{"id":"applicant-age","rule":"PRH-46","verdict":"met","value":35,"limit":18},' +
        '{"id":"registration","rule":"PRH-02","verdict":"met","value":5,"limit":1},' +
        '{"id":"income","rule":"PRH-02","verdict":"met","value":427000,"limit":427000},' +
        '{"id":"housing-area","rule":"PRH-02","verdict":"met","value":133333,"limit":150000},' +
        '{"id":"not-housed","rule":"PRH-31","verdict":"met","value":"no","limit":"no"}]}\n',
    );
  });

  it.each([
    ['ineligible', MARCH, 'ineligible', ['income', 'housing-area']],
    ['undetermined', MARCH, 'undetermined', ['income']],
    ['imputed', MARCH, 'eligible', []],
    ['migrant-worker', MARCH, 'eligible', []],
    ['migrant-worker', ['--policy', 'yinchuan', '--on', '2021-02-06'], 'ineligible', ['income']],
    ['new-employment', ['--policy', 'xuzhou', '--on', '2020-08-01'], 'eligible', []],
  ])('%s with %j: %s', (...[name, call, outcome, open]) => {
    const { status, stdout } = anju(...call, '--household', example(name), '--json');
    expect(status).toBe(0);
    const answer = JSON.parse(stdout) as { outcome: string; conditions: { id: string; verdict: string }[] };
    expect(answer.outcome).toBe(outcome);
    expect(answer.conditions.filter(({ verdict }) => verdict !== 'met').map(({ id }) => id)).toEqual(open);
  });

  it('says it in words, with every step, in both languages', () => {
    const { status, stdout } = anju(...MARCH, '--household', example('imputed'));
    expect(status).toBe(0);
    expect(stdout).toContain('符合条件 eligible  (yinchuan@2021-02-07, 2021-03-01)');
    expect(stdout).toContain('人均月收入 income a month and person: 1430.00 元/月 <= 4270.00 元/月  [推定 imputed]');
    expect(stdout).toContain('周大勇 月收入 income a month: 1660.00 元/月  按最低工资推定 imputed at the minimum wage');
  });

  it.each([
    ['no policy', ['--on', '2021-03-01', '--household', 'x'], 'yinchuan'],
    ['no such policy', ['--policy', 'atlantis', '--on', '2021-03-01', '--household', 'x'], '--policy'],
    ['no day', ['--policy', 'yinchuan', '--household', 'x'], '--on'],
    [
      'a day before the first version',
      ['--policy', 'yinchuan', '--on', '2019-01-01', '--household', 'x'],
      '2020-02-01',
    ],
    ['no household', MARCH, '--household'],
    ['an unknown option', [...MARCH, '--house', 'x'], '--house'],
    ['no such file', [...MARCH, '--household', '/nowhere/x.json'], '/nowhere/x.json'],
  ])('%s is a wrong call', (_, args, names) => {
    const { status, stdout, stderr } = anju(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(names);
  });

  it('names file and field of a household that is not in order', () => {
    const file = join(folder, 'wrong.json');
    const members = [{ relation: '01', monthlyIncome: -1, homes: [{ area: 1.5 }] }];
    writeFileSync(file, JSON.stringify({ format: 'anju-household/1', programme: 'low-income', members }));
    const { status, stderr } = anju(...MARCH, '--household', file, '--json');
    expect(status).toBe(2);
    expect(stderr).toContain(`${file}: members.0.monthlyIncome: out-of-range`);
    expect(stderr).toContain(`${file}: members.0.homes.0.area: wrong-type`);
  });
});
