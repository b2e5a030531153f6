import type { SyncStatus } from '../../contract/sync.ts';
import { outboxCounts } from '../../store/outbox.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { os } from './guarded.ts';

export const syncRouter = {
  status: os.sync.status.handler(({ context }) => aloneStatus(context.desk())),
  connect: os.sync.connect.handler(() => {
    throw refused({ code: 'hub-unreachable' });
  }),
  changeAddress: os.sync.changeAddress.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  now: os.sync.now.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  exportWaiting: os.sync.exportWaiting.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  exportFor: os.sync.exportFor.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  importFile: os.sync.importFile.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  join: os.sync.join.handler(({ context }) => {
    throw refused({ code: context.host.status().phase === 'setup' ? 'hub-unreachable' : 'set-up-already' });
  }),
};

export const devicesRouter = {
  list: os.devices.list.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  issueCode: os.devices.issueCode.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  revoke: os.devices.revoke.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
  move: os.devices.move.handler(() => {
    throw refused({ code: 'no-hub' });
  }),
};

function aloneStatus(desk: OpenDesk): SyncStatus {
  return {
    phase: 'alone',
    hub: null,
    city: null,
    office: desk.profile.office,
    device: desk.file.device.id,
    lastSyncedAt: null,
    waiting: outboxCounts(desk.file.db).waiting,
    conflicts: 0,
    fetched: null,
    cause: null,
    attempts: 0,
    nextTryAt: null,
    clockOffBy: null,
    documents: { toSend: 0, toFetch: 0 },
  };
}
