import type { UseFormReturnType } from '@mantine/form';
import { HubFieldsInput } from '../../features/device/hub-fields.tsx';
import type { SetupForm } from './setup-form.ts';

/** Which city is joined, by whose leave, and under what name. */
export function HubStep({ form }: { readonly form: UseFormReturnType<SetupForm> }) {
  return (
    <HubFieldsInput
      values={form.values}
      problems={form.errors}
      onChange={(name, value) => {
        form.setFieldValue(name, value);
      }}
    />
  );
}
