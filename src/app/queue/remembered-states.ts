/**
 * Cases as they stood when the next one was last looked for. Whoever took in a street's cases passes over the same ones
 * all day, and folding each of them again was most of the look. What is remembered counts while the case's last event
 * is the same; a case that is decided again after a pull has another.
 */
import type { ApplicationState } from '../../domain/application/state.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { Database } from '../../store/connection.ts';
import { streamEnd } from '../../store/event-log.ts';
import { applicationStream, loadApplication } from '../application/application-stream.ts';

/** Some kilobytes each. */
const MOST = 500;

interface Remembered {
  readonly version: number;
  readonly hash: string;
  readonly state: ApplicationState;
}

const ofFile = new WeakMap<Database, Map<CaseId, Remembered>>();

/** For looking over lists; a command loads its case itself. Undefined when there is no such case. */
export function rememberedState(file: CaseFile, caseId: CaseId): ApplicationState | undefined {
  const states = statesOf(file.db);
  const end = streamEnd(file.db, applicationStream(caseId));
  const before = states.get(caseId);
  if (before !== undefined && before.version === end?.version && before.hash === end.hash) return before.state;
  states.delete(caseId);
  const state = loadApplication(file, caseId)?.state;
  if (state === undefined || end === undefined) return state;
  const [oldest] = states.keys();
  if (states.size === MOST && oldest !== undefined) states.delete(oldest);
  states.set(caseId, { ...end, state });
  return state;
}

function statesOf(db: Database): Map<CaseId, Remembered> {
  let states = ofFile.get(db);
  if (states === undefined) {
    states = new Map();
    ofFile.set(db, states);
  }
  return states;
}
