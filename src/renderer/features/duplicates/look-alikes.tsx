import { useDebouncedValue } from '@mantine/hooks';
import { IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { Note } from '../../ui/note.tsx';
import classes from './duplicates.module.css';
import { SuspectLine } from './suspects-panel.tsx';

interface LookAlikesProps {
  readonly members: readonly { readonly name: string; readonly identityNumber: string; readonly phone: string }[];
  readonly phone: string;
  readonly address: string;
  readonly registrationAddress: string;
  readonly bankCard: string;
}

const PAUSE_MS = 400;
const SHORTEST = 6;

/** While a form is filled in: which cases it looks like already, before anything is saved. */
export const LookAlikes = memo(function LookAlikes(typed: LookAlikesProps) {
  const { t } = useTranslation();
  const text = JSON.stringify({
    members: typed.members.map(({ name, identityNumber, phone }) => ({ name, identityNumber, phone })),
    phone: typed.phone,
    address: typed.address,
    registrationAddress: typed.registrationAddress,
    bankCard: typed.bankCard,
  });
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const input = useMemo(
    () => JSON.parse(settled) as LookAlikesProps & { members: LookAlikesProps['members'][number][] },
    [settled],
  );
  const isEnough = [input.phone, input.address, ...input.members.map(({ identityNumber }) => identityNumber)].some(
    (each) => each.trim().length >= SHORTEST,
  );
  const { data } = useQuery(
    orpc.duplicates.look.queryOptions({ input: isEnough ? input : skipToken, placeholderData: keepPreviousData }),
  );
  if (!isEnough || data === undefined || data.length === 0) return null;
  return (
    <Note
      role="status"
      tone="due"
      icon={<IconUsersGroup size={18} />}
      title={t('duplicates.look.title', { n: data.length })}
      mb="sm"
    >
      <ul className={classes.suspects}>
        {data.map((suspect) => (
          <li key={suspect.caseId}>
            <SuspectLine suspect={suspect}>
              {suspect.isInReach && (
                <CaseLink caseId={suspect.caseId} apart>
                  {t('duplicates.openCase')}
                </CaseLink>
              )}
            </SuspectLine>
          </li>
        ))}
      </ul>
      <span className={classes.quiet}>{t('duplicates.look.hint')}</span>
    </Note>
  );
});
