import { skipToken, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRefusal } from '../../contract/errors.ts';
import { orpc } from './query.ts';
import { problemText, refusalText } from './refusal-words.ts';
import { useSessionOrNull } from './session.ts';

interface ProblemWords {
  /** Whatever a call failed with. */
  readonly ofError: (error: unknown) => string;
  /** A refusal that came as a value, e.g. why an action is off. */
  readonly ofRefusal: (refusal: AnyRefusal) => string;
}

/** Words for what went wrong, in the person's language, with offices by name. */
export function useProblemWords(): ProblemWords {
  const { t } = useTranslation();
  const session = useSessionOrNull();
  const mayAsk = session !== null && !session.locked && !session.mustChangePassword;
  const { data: offices } = useQuery({
    ...orpc.offices.list.queryOptions(mayAsk ? {} : { input: skipToken }),
    staleTime: Infinity,
  });
  const officeName = useCallback(
    (code: string) => offices?.find((office) => office.id === code)?.name ?? code,
    [offices],
  );
  return {
    ofError: useCallback((error: unknown) => problemText(error, { t, officeName }), [t, officeName]),
    ofRefusal: useCallback((refusal: AnyRefusal) => refusalText(refusal, { t, officeName }), [t, officeName]),
  };
}
