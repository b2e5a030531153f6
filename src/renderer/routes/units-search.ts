import { z } from 'zod';
import { unitTypes } from '../../domain/unit/particulars.ts';
import { unitStates } from '../../domain/unit/state.ts';

const code = z
  .string()
  .regex(/^[0-9A-Z-]{1,32}$/)
  .optional()
  .catch(undefined);
const fen = z.int().min(0).optional().catch(undefined);

/** Which homes are shown; what is usual is left out of the address. */
export const unitsSearchSchema = z.object({
  area: z.string().max(30).optional().catch(undefined),
  estate: code,
  type: z.enum(unitTypes).optional().catch(undefined),
  unitState: z.enum(unitStates).optional().catch(undefined),
  /** Fen a month. */
  rentFrom: fen,
  rentTo: fen,
  lift: z.boolean().optional().catch(undefined),
  accessible: z.boolean().optional().catch(undefined),
  /** The map stands above the list. */
  map: z.boolean().optional().catch(undefined),
  /** Position of the chosen row. */
  row: z.int().min(0).optional().catch(undefined),
});

export type UnitsSearch = z.infer<typeof unitsSearchSchema>;
