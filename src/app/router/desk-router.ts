import { StoreFault } from '../../store/store-fault.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { setUpDesk } from '../setup.ts';
import { os } from './guarded.ts';

export const deskRouter = {
  status: os.desk.status.handler(({ context }) => context.host.status()),
  policyCities: os.desk.policyCities.handler(({ context }) =>
    context.host.reference.cities.map(({ id, name }) => ({ id, name })),
  ),
  setup: os.desk.setup.handler(async ({ context, input }) => valueOrRefuse(await setUpDesk(context.host, input))),
  unlock: os.desk.unlock.handler(async ({ context, input }) => {
    try {
      await context.host.unlock(input.passphrase);
    } catch (error) {
      if (error instanceof StoreFault && error.code === 'wrong-key') throw refused({ code: 'wrong-passphrase' });
      throw error;
    }
    return context.host.status();
  }),
  changes: os.desk.changes.handler(({ context, signal }) =>
    context.host.changes.subscribe(signal ?? new AbortController().signal),
  ),
};
