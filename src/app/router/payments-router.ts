import type { z } from 'zod';
import type { paymentCommandSchema } from '../../contract/payments.ts';
import type { PaymentCommand } from '../../domain/payment/commands.ts';
import { cityOf } from '../../domain/office/office.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { paymentFiles, paymentPage } from '../../store/queries/payments.ts';
import { receiptPage, receiptSeries } from '../../store/queries/receipts.ts';
import { seriesOf } from '../application/numbers.ts';
import type { OpenDesk } from '../open-desk.ts';
import { readPayments } from '../payments/read-payments.ts';
import { settlePayment } from '../payments/settle-payment.ts';
import { valueOrRefuse } from '../refuse.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { os } from './guarded.ts';

/** A city reads in a file a day. */
const SHOWN_FILES = 60;

export const paymentsRouter = {
  readFile: os.payments.readFile.handler(({ context, input: { file, mode }, signal }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'payment.read-file', subject: '', detail: file.name });
    return readPayments(desk, { file, fileName: file.name, mode, actor: person.actor, signal });
  }),
  files: os.payments.files.handler(({ context }) => {
    const desk = context.desk();
    return paymentFiles(desk.file.db, context.person().actor.office, SHOWN_FILES).map(({ by, office, ...row }) => ({
      ...row,
      officeName: officeName(desk, office as OfficeId),
      byName: staffName(desk, by as StaffId),
    }));
  }),
  list: os.payments.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'payment.list', subject: '', atMostEvery: LIST_READING_MS });
    return [...paymentPage(desk.file.db, { ...input, scope: person.actor.office })];
  }),
  receipts: os.payments.receipts.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'payment.list', subject: '', atMostEvery: LIST_READING_MS });
    return [...receiptPage(desk.file.db, { ...input, scope: person.actor.office })];
  }),
  receiptSeries: os.payments.receiptSeries.handler(({ context }) => {
    const desk = context.desk();
    const { city, desk: code } = seriesOf(desk);
    // A desk of one street does not get what others booked for other streets; its own numbers it has all.
    const hasAll = cityOf(context.person().actor.office) === context.person().actor.office;
    return receiptSeries(desk.file.db).map(({ missing, ...one }) => {
      const isOwn = one.series.startsWith(city) && one.series.endsWith(`-${code}-`);
      return { ...one, missing: hasAll || isOwn ? [...missing] : null };
    });
  }),
  settle: os.payments.settle.handler(async ({ context, input: { command, ...request } }) => {
    const desk = context.desk();
    const full = await commandOf(desk, command);
    return valueOrRefuse(settlePayment(desk, { ...request, command: full }, context.person().actor));
  }),
};

async function commandOf(desk: OpenDesk, input: z.output<typeof paymentCommandSchema>): Promise<PaymentCommand> {
  if (input.type !== 'return') return input;
  const { second, ...command } = input;
  return second === null ? command : { ...command, secondBy: valueOrRefuse(await secondPerson(desk, second)) };
}
