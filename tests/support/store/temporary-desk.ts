import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type CaseFile, type OpenCaseFile, openCaseFile } from '../../../src/store/case-file.ts';
import type { CommitRequest, NewEvent } from '../../../src/store/unit-of-work.ts';
import { toyProjections } from './toy-projection.ts';

/** A desk in a folder of its own, with the toy projection unless told otherwise. Remove it at the end. */
export interface TemporaryDesk {
  readonly folder: string;
  readonly dataKey: Buffer;
  file: CaseFile;
  /** Closes and opens again, as a restart does. */
  reopen(): CaseFile;
  remove(): void;
}

export const START = Date.UTC(2026, 9, 10, 1, 0, 0);

type Changes = Partial<Omit<OpenCaseFile, 'folder' | 'dataKey'>>;

export function temporaryDesk(changes: Changes = {}): TemporaryDesk {
  const folder = mkdtempSync(join(tmpdir(), 'anju-desk-'));
  const dataKey = randomBytes(32);
  const open = (): CaseFile =>
    openCaseFile({ folder, dataKey, now: () => START, newId: uuidv7, projections: toyProjections, ...changes });
  const desk: TemporaryDesk = {
    folder,
    dataKey,
    file: open(),
    reopen() {
      desk.file.close();
      desk.file = open();
      return desk.file;
    },
    remove() {
      desk.file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

/** A command that adds events to one stream. */
export function appendTo(stream: string, expectedVersion: number, events: readonly NewEvent[]): CommitRequest {
  return request({ appends: [{ stream, expectedVersion, events }] });
}

export function request(changes: Partial<CommitRequest> = {}): CommitRequest {
  return {
    commandId: uuidv7(),
    commandName: 'toy.do',
    commandPayload: { asked: true },
    actor: uuidv7(),
    office: '630104003',
    wallTime: START,
    appends: [],
    outcome: { done: true },
    ...changes,
  };
}
