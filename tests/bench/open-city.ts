import { fileURLToPath } from 'node:url';
import { type OperatorDesk, openForOperator } from '../../src/app/operator.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import type { BenchCity } from './city.ts';

export async function openCity({ folder, passphrase }: BenchCity): Promise<OperatorDesk> {
  const resources = fileURLToPath(new URL('../../resources/', import.meta.url));
  const opened = await openForOperator(folder, resources, passphrase);
  invariant(opened, 'the demo city is a desk');
  return opened;
}
