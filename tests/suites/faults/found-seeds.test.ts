import { expect, it } from 'vitest';
import { runSeed } from '../../sim/run-seed.ts';
import { mixtures } from '../../sim/troubles.ts';

/** Seeds of the simulation that found something, each by what it found. */
const small = { desks: 5, steps: 120 };
const full = { desks: 8, steps: 200 };

it.each([
  ['an event that its device gave up in a run which its reader is not shown', 'restored', 3, full],
  ['a stream whose first events never came back to the hub', 'restored', 11, full],
  ['a run in which something was superseded before it was sent, and which nobody else has whole', 'moved', 2, full],
  ['another log of the hub while a move is under way', 'moved', 4, full],
  ['commands on cases of an office that the device has left', 'moved', 5, full],
  ['an item settled at a desk that was moved since', 'moved', 3, full],
  ['an own event that came back and found its place taken', 'moved', 3, small],
  ['a desk above that kept an event which the hub had lost', 'moved', 25, small],
  ['a chain that two logs of the hub had cut in two places', 'moved', 13, small],
  ['a command whose two parts came back to the hub one after the other', 'moved', 11, full],
  ['a change to a case whose beginning nobody could decide again', 'moved', 26, small],
  ['a run that its moved device had dropped and nobody had whole any more', 'moved', 12, small],
  ['a run of a revoked device that a restored hub lost and nobody has whole', 'revoked', 4, small],
  ['a device that was revoked after its hub had been read anew', 'revoked', 43, small],
  ['a desk that was revoked before what it had offered came back to it', 'revoked', 56, small],
  ['an item of a former office that was settled after the move', 'mixed', 202, full],
  ['a case of an office that the hub had given the device, which had not read so yet', 'mixed', 2522, full],
] as const)('holds after %s (%s, seed %i)', { timeout: 120_000 }, async (...[, mix, seed, size]) => {
  const { problems, events } = await runSeed({ ...size, seed, troubles: mixtures[mix] });
  expect(problems).toEqual([]);
  expect(events).toBeGreaterThan(50);
});
