import type { z } from 'zod';
import type { paymentCommandSchema } from '../../contract/payments.ts';
import type { PaymentCommand } from '../../domain/payment/commands.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { paymentFiles, paymentPage } from '../../store/queries/payments.ts';
import type { OpenDesk } from '../open-desk.ts';
import { readPayments } from '../payments/read-payments.ts';
import { settlePayment } from '../payments/settle-payment.ts';
import { valueOrRefuse } from '../refuse.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { secondPerson } from '../session/second-person.ts';
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
    return paymentFiles(desk.file.db, context.person().actor.office, SHOWN_FILES).map(({ by, ...row }) => ({
      ...row,
      byName: staffName(desk, by as StaffId),
    }));
  }),
  list: os.payments.list.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    noteReading(desk, person, { action: 'payment.list', subject: '', atMostEvery: LIST_READING_MS });
    return [...paymentPage(desk.file.db, { ...input, scope: person.actor.office })];
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
