import type { SyncStatus } from '../../contract/sync.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { codeWithMark } from '../../protocol/enrolment-code.ts';
import type { DevicesAnswer } from '../../protocol/messages.ts';
import { hubState } from '../../store/sync/hub-state.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { noteReading } from '../session/note-reading.ts';
import { officeName } from '../staff/offices.ts';
import { exportFor, exportWaiting } from '../sync/carry/export-files.ts';
import { importFile } from '../sync/carry/import-file.ts';
import { changeHubAddress, connectDesk } from '../sync/enrolment.ts';
import type { HubClient, HubResult } from '../sync/hub-client.ts';
import { refusalOfFailure } from '../sync/hub-failure.ts';
import type { HubLine } from '../sync/hub-line.ts';
import { joinCity } from '../sync/join.ts';
import { hiddenWaiting } from '../ticket/hidden-commands.ts';
import { type CallContext, os } from './guarded.ts';

export const syncRouter = {
  status: os.sync.status.handler(({ context }) => {
    const status = lineOf(context).status();
    const staffId = context.connection.session?.staffId;
    const hidden = staffId === undefined ? 0 : hiddenWaiting(context.desk(), staffId as StaffId);
    return { ...status, waiting: status.waiting - hidden };
  }),
  connect: os.sync.connect.handler(async ({ context, input }) => {
    valueOrRefuse(await connectDesk(context.desk(), input, context.host.dial));
    return together(context);
  }),
  changeAddress: os.sync.changeAddress.handler(async ({ context, input }) => {
    valueOrRefuse(await changeHubAddress(context.desk(), input.url, context.host.dial));
    return together(context);
  }),
  now: os.sync.now.handler(({ context }) => {
    clientOf(context);
    lineOf(context).retry();
    return null;
  }),
  exportWaiting: os.sync.exportWaiting.handler(async ({ context, input }) => {
    const file = valueOrRefuse(await exportWaiting(context.desk(), input.passphrase));
    noteReading(context.desk(), context.person(), { action: 'carry.export-waiting', subject: '' });
    return file;
  }),
  exportFor: os.sync.exportFor.handler(async ({ context, input }) => {
    const file = valueOrRefuse(await exportFor(context.desk(), input, context.person()));
    noteReading(context.desk(), context.person(), { action: 'carry.export-for', subject: '', detail: input.office });
    return file;
  }),
  importFile: os.sync.importFile.handler(async ({ context, input }) => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    const wanted = { bytes, passphrase: input.passphrase };
    return valueOrRefuse(await importFile(context.desk(), lineOf(context), wanted));
  }),
  join: os.sync.join.handler(async ({ context, input }) =>
    valueOrRefuse(await joinCity(context.host, input, context.host.dial)),
  ),
};

export const devicesRouter = {
  list: os.devices.list.handler(async ({ context }) => {
    const answer = valueOf(await clientOf(context).devices(context.person().actor.staffId));
    return shownDevices(context.desk(), answer);
  }),
  issueCode: os.devices.issueCode.handler(async ({ context, input }) => {
    const issued = valueOf(await clientOf(context).issueCode(input, context.person().actor.staffId));
    // The new device checks by it that it meets the hub that this desk knows.
    const certificate = hubState(context.desk().file.db)?.certificate ?? null;
    return { ...issued, code: codeWithMark(issued.code, certificate) };
  }),
  revoke: os.devices.revoke.handler(async ({ context, input }) =>
    valueOf(await clientOf(context).revoke(input.device, context.person().actor.staffId)),
  ),
  move: os.devices.move.handler(async ({ context, input }) =>
    valueOf(await clientOf(context).move(input.device, input.office, context.person().actor.staffId)),
  ),
};

type Context = Pick<CallContext, 'host' | 'desk' | 'person'>;

function lineOf({ host }: Pick<Context, 'host'>): HubLine {
  const line = host.line();
  invariant(line, 'an open desk has a line, if only to itself');
  return line;
}

function clientOf(context: Context): HubClient {
  const client = lineOf(context).client();
  if (client === undefined) throw refused({ code: 'no-hub' });
  return client;
}

function valueOf<T>(result: HubResult<T>): T {
  if (!result.ok) throw refused(refusalOfFailure(result.error));
  return result.value;
}

/** Speaks to the hub that is configured now. */
function together(context: Context): SyncStatus {
  const line = lineOf(context);
  line.redial();
  return line.status();
}

function shownDevices(desk: OpenDesk, { devices }: DevicesAnswer) {
  const own = desk.file.device.id;
  // The hub's head is known here as far as this desk has read: a device that has read further is not behind.
  const head = hubState(desk.file.db)?.cursor ?? 0;
  return devices.map(({ publicKey: _key, pulledUpTo, ...device }) => ({
    ...device,
    officeName: officeName(desk, device.office),
    own: device.device === own,
    behindBy: Math.max(0, head - pulledUpTo),
  }));
}
