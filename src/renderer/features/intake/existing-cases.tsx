import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserSearch } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/search.ts';
import { parseDocumentNumber } from '../../../domain/identity/identity-document.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { orpc } from '../../api/query.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { Note } from '../../ui/note.tsx';

/** Fills the form with what a former case declared. */
export type TakeContent = (hit: SearchHit) => void;

interface ExistingCasesProps {
  readonly identityNumber: string;
  readonly today: PlainDate;
  readonly onTake?: TakeContent;
}

/** Search before create: the cases in which this person stands already, once the number is whole. */
export const ExistingCases = memo(function ExistingCases({ identityNumber, today, onTake }: ExistingCasesProps) {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(identityNumber, 300);
  const parsed = parseDocumentNumber(settled, today);
  const { data: hits } = useQuery(
    orpc.search.cases.queryOptions({ input: parsed.ok ? { text: parsed.value, limit: 5 } : skipToken }),
  );
  if (hits === undefined || hits.length === 0 || settled !== identityNumber) return null;
  return (
    <Note
      role="status"
      tone="due"
      icon={<IconUserSearch size={18} />}
      title={t('intake.existing.title', { n: hits.length })}
      mt="xs"
    >
      <Stack gap={4}>
        {hits.map((hit) => (
          <Group key={hit.caseId} gap="sm" wrap="nowrap">
            <CaseLink caseId={hit.caseId} apart>
              {hit.caseNo}
            </CaseLink>
            <Text>{hit.applicantName}</Text>
            <Text>{t(`programme.${hit.programme}`)}</Text>
            <Badge variant="default" radius="sm" flex="none">
              {t(`status.${hit.status}`)}
            </Badge>
            <Text c="var(--quiet)">{hit.receivedOn}</Text>
            {onTake !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  onTake(hit);
                }}
              >
                {t('intake.existing.take')}
              </Button>
            )}
          </Group>
        ))}
        <Text c="var(--quiet)">{t('intake.existing.hint')}</Text>
      </Stack>
    </Note>
  );
});
