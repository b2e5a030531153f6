import type { PolicyEntry } from '../../contract/policies.ts';
import type { RecordedPolicyEvent } from '../../domain/policy/issue/state.ts';
import type { OpenDesk } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { policyStream } from './pack.ts';
import { typedEvents } from '../../store/typed-events.ts';
import type { LoadedEvent } from '../../store/event-row.ts';

/** Who proposed, issued, refused or took back what, the last first. */
export function packHistory(desk: OpenDesk, pack: string): PolicyEntry[] {
  const { events } = desk.file.load(policyStream(pack));
  return typedEvents<RecordedPolicyEvent & LoadedEvent>(events, 'policy')
    .map((event) => ({
      eventId: event.id,
      at: event.wallTime,
      actorName: staffName(desk, event.actor),
      officeName: officeName(desk, event.office),
      ...told(event),
    }))
    .reverse();
}

type Told = Pick<PolicyEntry, 'type' | 'effectiveFrom' | 'reason' | 'versionId'>;

function told(event: RecordedPolicyEvent): Told {
  switch (event.type) {
    case 'policy.version-proposed.v1': {
      const { effectiveFrom, reason } = event.payload;
      return { type: event.type, effectiveFrom, reason, versionId: null };
    }
    case 'policy.version-issued.v1': {
      const { effectiveFrom, versionId } = event.payload;
      return { type: event.type, effectiveFrom, reason: '', versionId };
    }
    case 'policy.proposal-withdrawn.v1':
    case 'policy.proposal-refused.v1':
      return { type: event.type, effectiveFrom: null, reason: event.payload.reason, versionId: null };
  }
}
