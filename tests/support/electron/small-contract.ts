import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/** Little, but with each kind of thing that the real contract sends across: words, dates, bytes, streams, refusals. */
export const smallContract = {
  greet: oc.input(z.object({ name: z.string() })).output(z.object({ words: z.string(), at: z.date() })),
  turn: oc.input(z.instanceof(Blob)).output(z.instanceof(Blob)),
  count: oc.input(z.object({ to: z.int() })).output(eventIterator(z.int())),
  refuse: oc.errors({ REFUSED: { status: 409, data: z.object({ code: z.string() }) } }).output(z.never()),
  /** What the worker was started with, and how many sessions are open. */
  worker: oc.output(z.object({ options: z.record(z.string(), z.unknown()), sessions: z.int() })),
  /** As in the real contract: a demo city is unlocked by the shell. */
  desk: { unlock: oc.input(z.object({ passphrase: z.string() })).output(z.void()) },
  unlockedWith: oc.output(z.array(z.string())),
  /** The desk meets a fault outside any call. */
  fail: oc.input(z.enum(['tell', 'throw', 'exit'])).output(z.void()),
};
