/** A desk for faults: opened by folder and key alone, so that the process which works and the one which looks agree. */
import { uuidv7 } from 'uuidv7';
import { changeBus } from '../../src/app/change-bus.ts';
import { type OpenDesk, PROFILE_KEY, openDesk } from '../../src/app/open-desk.ts';
import { loadReferenceData } from '../../src/app/reference/reference-data.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { type OpenCaseFile, openCaseFile } from '../../src/store/case-file.ts';
import { readMeta, writeMeta } from '../../src/store/meta.ts';
import { fileURLToPath } from 'node:url';

const reference = loadReferenceData(fileURLToPath(new URL('../../resources', import.meta.url)));

type Changes = Pick<OpenCaseFile, 'migrations' | 'projections'>;

export function openFaultDesk(folder: string, key: string, changes: Changes = {}): OpenDesk {
  const file = openCaseFile({ folder, dataKey: Buffer.from(key, 'hex'), now: Date.now, newId: uuidv7, ...changes });
  if (readMeta(file.db, PROFILE_KEY) === undefined) {
    const profile = { office: '6301', numberPrefix: 'XN', deskCode: '01', policyCity: 'xining' };
    writeMeta(file.db, PROFILE_KEY, JSON.stringify(profile));
  }
  const desk = openDesk({ file, reference, changes: changeBus() });
  invariant(desk, 'the profile was written above');
  return desk;
}
