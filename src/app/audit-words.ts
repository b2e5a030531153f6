import type { AuditFinding } from '../store/audit.ts';

/** One line for the operator that names the first thing which does not hold. */
export function describeFinding(finding: AuditFinding): string {
  switch (finding.kind) {
    case 'chain':
      return `event ${finding.eventId} (device ${finding.device}, no. ${String(finding.deviceSequence)}): ${finding.problem}`;
    case 'seal':
      return `seal of device ${finding.device} at no. ${String(finding.deviceSequence)}: ${finding.problem}`;
    case 'batch':
      return `run of device ${finding.device} from no. ${String(finding.deviceSequence)}: ${finding.problem}`;
    case 'unsealed':
      return `event ${finding.eventId} (device ${finding.device}, no. ${String(finding.deviceSequence)}): no seal covers it`;
    case 'stream':
      return `stream ${finding.stream}: a version is missing`;
    case 'command':
      return `command ${finding.commandId}: not all of its events are there`;
  }
}
