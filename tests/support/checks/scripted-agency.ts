import type { AgencyAnswer, AgencyPort, AgencyRequest } from '../../../src/domain/agency-check/agency-port.ts';

/** Registries that say what a test has them say, and remember what they were asked. */
export interface ScriptedAgency extends AgencyPort {
  readonly asked: AgencyRequest[];
  /** Answers until the test says otherwise; a promise that never settles is a registry that hangs. */
  answer: (request: AgencyRequest) => AgencyAnswer | Promise<AgencyAnswer>;
}

export function scriptedAgency(): ScriptedAgency {
  const agency: ScriptedAgency = {
    asked: [],
    answer: () => ({ outcome: 'failed', failure: 'unreachable', detail: '' }),
    ask: async (request, signal) => {
      agency.asked.push(request);
      const cancelled = new Promise<AgencyAnswer>((resolve) => {
        signal?.addEventListener('abort', () => {
          resolve({ outcome: 'failed', failure: 'cancelled', detail: '' });
        });
      });
      return Promise.race([agency.answer(request), cancelled]);
    },
    lineOf: () => ({ configured: true, circuit: 'closed', waiting: 0, asking: 0 }),
  };
  return agency;
}
