import { officesInSight, registerOffice } from '../staff/offices.ts';
import { commandStaff, listStaff, registerStaff, resetPassword } from '../staff/manage-staff.ts';
import { saveSettings } from '../settings.ts';
import { settingsOf } from '../open-desk.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { valueOrRefuse } from '../refuse.ts';
import { os } from './guarded.ts';

export const staffRouter = {
  list: os.staff.list.handler(({ context }) => {
    const reading = { action: 'staff.list', subject: '', atMostEvery: LIST_READING_MS };
    noteReading(context.desk(), context.person(), reading);
    return [...listStaff(context.desk(), context.person())];
  }),
  register: os.staff.register.handler(async ({ context, input }) =>
    valueOrRefuse(await registerStaff(context.desk(), input, context.person())),
  ),
  change: os.staff.change.handler(({ context, input: { commandId, staffId, profile, reason } }) => {
    const command = { type: 'change' as const, profile, reason };
    return valueOrRefuse(commandStaff(context.desk(), { commandId, staffId, command }, context.person()));
  }),
  deactivate: os.staff.deactivate.handler(({ context, input: { commandId, staffId, reason } }) => {
    const command = { type: 'deactivate' as const, reason };
    return valueOrRefuse(commandStaff(context.desk(), { commandId, staffId, command }, context.person()));
  }),
  reactivate: os.staff.reactivate.handler(({ context, input: { commandId, staffId, reason } }) => {
    const command = { type: 'reactivate' as const, reason };
    return valueOrRefuse(commandStaff(context.desk(), { commandId, staffId, command }, context.person()));
  }),
  resetPassword: os.staff.resetPassword.handler(async ({ context, input }) =>
    valueOrRefuse(await resetPassword(context.desk(), input, context.person())),
  ),
};

export const officesRouter = {
  list: os.offices.list.handler(({ context }) => [...officesInSight(context.desk(), context.person().actor.office)]),
  register: os.offices.register.handler(({ context, input }) =>
    valueOrRefuse(registerOffice(context.desk(), input, context.person())),
  ),
};

export const settingsRouter = {
  get: os.settings.get.handler(({ context }) => settingsOf(context.desk())),
  change: os.settings.change.handler(({ context, input }) =>
    valueOrRefuse(saveSettings(context.desk(), input, context.person())),
  ),
};
