import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ANJU = fileURLToPath(new URL('../../../src/cli/anju.ts', import.meta.url));

function dueBy(...args: readonly string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, [ANJU, 'deadline', ...args, '--json'], { encoding: 'utf8' }));
}

describe('anju deadline', () => {
  it.each([
    ['2026-09-28', '15', '2026-10-23'],
    ['2026-09-30', '1', '2026-10-08'],
    ['2026-02-13', '1', '2026-02-14'],
    ['2026-02-13', '5', '2026-02-27'],
    ['2026-04-30', '3', '2026-05-08'],
  ])('%s + %s working days = %s', (from, days, due) => {
    expect(dueBy('--from', from, '--working-days', days)).toEqual({ due, provisional: false });
  });

  it('prints one line and nothing else', () => {
    const args = ['deadline', '--from', '2026-02-13', '--working-days', '5', '--json'];
    expect(execFileSync(process.execPath, [ANJU, ...args], { encoding: 'utf8' })).toBe(
      '{"due":"2026-02-27","provisional":false}\n',
    );
  });

  it('counts the days off of the province for its cities only (DAY-04)', () => {
    const limit = ['--from', '2021-05-12', '--working-days', '1'];
    expect(dueBy(...limit)).toEqual({ due: '2021-05-13', provisional: false });
    expect(dueBy(...limit, '--city', '6401')).toEqual({ due: '2021-05-17', provisional: false });
  });

  it('a limit that reaches a year without a calendar is provisional', () => {
    expect(dueBy('--from', '2026-12-31', '--working-days', '1')).toMatchObject({ provisional: true });
  });

  it('months end on the last day of a shorter month, moved off a rest day', () => {
    expect(dueBy('--from', '2026-01-31', '--months', '1')).toEqual({ due: '2026-02-28', provisional: false });
    expect(dueBy('--from', '2026-09-21', '--calendar-days', '10')).toEqual({ due: '2026-10-08', provisional: false });
  });

  it.each([
    ['no limit', ['--from', '2026-01-31']],
    ['two limits', ['--from', '2026-01-31', '--months', '1', '--working-days', '2']],
    ['no such day', ['--from', '2026-02-30', '--months', '1']],
    ['part of a day', ['--from', '2026-02-03', '--working-days', '1.5']],
    ['unknown option', ['--from', '2026-02-03', '--weeks', '1']],
  ])('%s is a wrong call', (_, args) => {
    expect(spawnSync(process.execPath, [ANJU, 'deadline', ...args]).status).toBe(2);
  });
});
