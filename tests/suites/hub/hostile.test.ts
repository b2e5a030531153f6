import { expect, it } from 'vitest';
import { attacks, runHostile } from '../../faults/hostile/hostile.ts';
import { submission } from '../../support/hub/test-commands.ts';

it('no attack is taken, learns anything, or goes unnoted', async () => {
  const report = await runHostile({ count: 5, seed: 1 });
  expect(report.problems).toStrictEqual([]);
  expect(report).toMatchObject({ accepted: 0, leaked: 0, unaudited: 0, tried: 5 * report.attacks });
  expect(report.attacks).toBeGreaterThanOrEqual(40);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

it('what is taken, leaks or goes unnoted would be found', async () => {
  const report = await runHostile({
    count: 1,
    seed: 1,
    tried: [
      {
        name: 'an honest push',
        refusedAs: ['role-missing'],
        run: ({ attacker, test, city }) => {
          const batch = attacker.chain.batch([submission(test, { by: city.clerk, street: '630104003' })]);
          return attacker.send({ path: attacker.pushPath(), body: batch });
        },
      },
      {
        name: 'the right device reads',
        refusedAs: ['foreign-scope'],
        run: ({ city }) => city.otherDesk.send({ path: '/v1/pull?after=0' }),
      },
    ],
  });
  expect(report).toMatchObject({ tried: 2, accepted: 2, leaked: 1, unaudited: 2 });
});
