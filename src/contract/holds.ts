import { z } from 'zod';
import { procedure } from './procedure.ts';
import { commentSchema } from './schemas/application.ts';
import { caseIdSchema, commandIdSchema, staffIdSchema } from './schemas/primitives.ts';

const onCase = z.object({ commandId: commandIdSchema, caseId: caseIdSchema });
const done = z.object({ version: z.int() });

/** Who has a case in the step in which it stands. */
export const holderSchema = z.object({
  name: z.string(),
  /** The person who asks. */
  own: z.boolean(),
  /** UTC milliseconds. */
  until: z.int(),
  /** The time is over: it is free for all. */
  over: z.boolean(),
});

export type HolderView = z.infer<typeof holderSchema>;

export const holds = {
  /** The person takes the case for the step in which it stands. Refused `held-by` while somebody else has it. */
  take: procedure('case.hold').input(onCase).output(done),
  /** Lets it go; another's only by a supervisor, who says why (`reason-missing`). */
  release: procedure('case.hold')
    .input(onCase.extend({ reason: commentSchema }))
    .output(done),
  /** A supervisor takes it over themselves; whoever had it is told the reason. */
  takeOver: procedure('case.assign')
    .input(onCase.extend({ reason: commentSchema }))
    .output(done),
  /** To whom a supervisor may give cases, with how many each holds now. */
  colleagues: procedure('case.assign').output(
    z.array(z.object({ staffId: staffIdSchema, name: z.string(), officeName: z.string(), held: z.int() })),
  ),
  /** What the person was told about cases of theirs and has not read. */
  notices: procedure('case.hold').output(
    z.array(
      z.object({
        caseId: caseIdSchema,
        caseNo: z.string(),
        kind: z.enum(['taken-over', 'released']),
        byName: z.string(),
        at: z.int(),
        reason: z.string(),
      }),
    ),
  ),
  seeNotice: procedure('case.hold').input(onCase).output(done),
};
