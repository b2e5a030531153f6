import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRefusal } from '../../contract/errors.ts';
import { useOfficeName } from './office-name.ts';
import { problemText, refusalText } from './refusal-words.ts';

interface ProblemWords {
  /** Whatever a call failed with. */
  readonly ofError: (error: unknown) => string;
  /** A refusal that came as a value, e.g. why an action is off. */
  readonly ofRefusal: (refusal: AnyRefusal) => string;
}

/** Words for what went wrong, in the person's language, with offices by name. */
export function useProblemWords(): ProblemWords {
  const { t } = useTranslation();
  const officeName = useOfficeName();
  return {
    ofError: useCallback((error: unknown) => problemText(error, { t, officeName }), [t, officeName]),
    ofRefusal: useCallback((refusal: AnyRefusal) => refusalText(refusal, { t, officeName }), [t, officeName]),
  };
}
