import { useMutation, useQueryClient } from '@tanstack/react-query';
import { orpc } from '../../api/query.ts';
import { type SetupForm, joinInput, setupInput } from './setup-form.ts';

/** Makes the case file: of a city of its own, or of one that is fetched from its hub from then on. */
export function useSetup(way: SetupForm['way']) {
  const queries = useQueryClient();
  const onSuccess = (status: unknown): void => {
    queries.setQueryData(orpc.desk.status.queryKey(), status as never);
  };
  const setup = useMutation(orpc.desk.setup.mutationOptions({ onSuccess }));
  const join = useMutation(orpc.sync.join.mutationOptions({ onSuccess }));
  const { isPending, error } = way === 'join' ? join : setup;
  return {
    isPending,
    error,
    start: (form: SetupForm): void => {
      if (way === 'join') join.mutate(joinInput(form));
      else setup.mutate(setupInput(form));
    },
  };
}
