import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPrinter, IconTableDown } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../contract/intake.ts';
import { useSession } from '../../api/session.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatCount } from '../../ui/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import { fieldWords } from '../intake/field-words.ts';
import { csvText } from '../../ui/csv.ts';
import classes from './import-report.module.css';
import { reasonWords } from './reason-words.ts';
import { reportRows } from './report-rows.ts';
import { useShownRows } from './use-shown-rows.ts';
import looks from '../../ui/looks.module.css';

interface ImportReportViewProps {
  readonly name: string;
  readonly report: ImportReport;
  readonly onAgain: () => void;
}

export function ImportReportView({ name, report, onAgain }: ImportReportViewProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { officeName, name: person } = useSession();
  const today = useToday();
  const save = (): void => {
    saveFile(
      `${t('import.report.csvName')}-${report.packageId.replace(/[^\w-]/gu, '_')}.csv`,
      new Blob([csvText(reportRows(report, t))], { type: 'text/csv;charset=utf-8' }),
    );
  };
  return (
    <Stack gap="md" className={classes['report'] ?? ''}>
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h4">
          {t('import.report.title')}
        </Title>
        <Group gap="sm" className={classes['screenOnly'] ?? ''}>
          <Button variant="default" leftSection={<IconTableDown size={16} />} onClick={save}>
            {t('import.report.saveCsv')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('import.report.print')}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {t('import.again')}
          </Button>
          <Button onClick={() => void navigate({ to: '/queue/$queue', params: { queue: 'to-accept' } })}>
            {t('import.report.toQueue')}
          </Button>
        </Group>
      </Group>
      <Text className={classes['paperOnly'] ?? ''}>
        {t('import.report.printed', { office: officeName, name: person, at: today })}
      </Text>
      <Verdict report={report} />
      <Text c="var(--quiet)">
        {[
          `${t('import.report.package')} ${name} (${report.packageId})`,
          `${t('import.report.sender')} ${report.sender}`,
          `${t('import.report.took')} ${t('import.report.seconds', { n: (report.millis / 1000).toFixed(1) })}`,
        ].join(' · ')}
      </Text>
      <Figures report={report} />
      {report.problems.length > 0 && <Problems problems={report.problems} />}
      {report.warnings.length > 0 && <Warnings warnings={report.warnings} />}
      {report.caseNos.length > 0 && <NewCases cases={report.caseNos} />}
      {report.ticketNos.length > 0 && <NewTickets tickets={report.ticketNos} />}
    </Stack>
  );
}

function Verdict({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const good = report.refused === 0;
  return (
    <Group gap="xs" wrap="nowrap" role="status" c={good ? 'var(--done)' : 'var(--late)'}>
      {good ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      <Text fw={600}>
        {good ? t('import.report.allIn') : t('import.report.someRefused', { n: formatCount(report.refused) })}
      </Text>
    </Group>
  );
}

function Figures({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const figures = ['total', 'imported', 'repeated', 'refused'] as const;
  return (
    <SimpleGrid cols={4} spacing="md" component="dl" m={0}>
      {figures.map((figure) => (
        <Paper key={figure} withBorder px="md" py="sm">
          <Text component="dt" c="var(--quiet)">
            {t(`import.report.${figure}`)}
          </Text>
          <Text
            component="dd"
            m={0}
            fz={24}
            fw={600}
            c={figure === 'refused' && report.refused > 0 ? 'var(--late)' : ''}
          >
            {formatCount(report[figure])}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function Problems({ problems }: { problems: ImportReport['problems'] }) {
  const { t } = useTranslation();
  const { shown, next, more } = useShownRows(problems.length);
  return (
    <Paper withBorder component="section" aria-labelledby="import-problems">
      <Title order={3} size="h5" p="md" pb="xs" id="import-problems">
        {t('import.report.problems', { n: formatCount(problems.length) })}
      </Title>
      <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">{t('import.report.file')}</Table.Th>
            <Table.Th w="30%">{t('import.report.field')}</Table.Th>
            <Table.Th>{t('import.report.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, shown).map((problem, index) => (
            <Table.Tr key={index}>
              <Table.Td className={looks.long ?? ''}>{problem.file}</Table.Td>
              <Table.Td className={looks.long ?? ''}>
                {problem.field === '' ? t('import.report.wholeFile') : <FieldName path={problem.field} />}
              </Table.Td>
              <Table.Td>{reasonWords(problem.reason, t)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More next={next} onMore={more} />
    </Paper>
  );
}

/** What came in all the same: each is shown on its case as well. */
function Warnings({ warnings }: { warnings: ImportReport['warnings'] }) {
  const { t } = useTranslation();
  const { shown, next, more } = useShownRows(warnings.length);
  return (
    <Paper withBorder component="section" aria-labelledby="import-warnings">
      <Title order={3} size="h5" p="md" pb="xs" id="import-warnings">
        {t('import.report.warnings', { n: formatCount(warnings.length) })}
      </Title>
      <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed">
        <Table.Tbody>
          {warnings.slice(0, shown).map(({ file, field, finding }, index) => (
            <Table.Tr key={index}>
              <Table.Td w="26%" className={looks.long ?? ''}>
                {file}
              </Table.Td>
              <Table.Td w="30%" className={looks.long ?? ''}>
                <FieldName path={field} />
              </Table.Td>
              <Table.Td>{t(`finding.${finding}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More next={next} onMore={more} />
    </Paper>
  );
}

function FieldName({ path }: { path: string }) {
  const { t } = useTranslation();
  const words = fieldWords(path, t);
  return (
    <>
      {words}
      {words !== path && (
        <Text component="span" fz="inherit" c="var(--quiet)" ml="xs">
          {path}
        </Text>
      )}
    </>
  );
}

function NewCases({ cases }: { cases: ImportReport['caseNos'] }) {
  const { t } = useTranslation();
  const { shown, next, more } = useShownRows(cases.length);
  return (
    <Paper withBorder component="section" aria-labelledby="import-cases">
      <Title order={3} size="h5" p="md" pb="xs" id="import-cases">
        {t('import.report.cases', { n: formatCount(cases.length) })}
      </Title>
      <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">{t('import.report.caseNo')}</Table.Th>
            <Table.Th>{t('import.report.externalId')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cases.slice(0, shown).map((row) => (
            <Table.Tr key={row.caseId}>
              <Table.Td>
                <CaseLink caseId={row.caseId}>{row.caseNo}</CaseLink>
              </Table.Td>
              <Table.Td className={looks.long ?? ''}>{row.externalId}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More next={next} onMore={more} />
    </Paper>
  );
}

/** What was heard: each is the way to its page. */
function NewTickets({ tickets }: { tickets: ImportReport['ticketNos'] }) {
  const { t } = useTranslation();
  const { shown, next, more } = useShownRows(tickets.length);
  return (
    <Paper withBorder component="section" aria-labelledby="import-tickets">
      <Title order={3} size="h5" p="md" pb="xs" id="import-tickets">
        {t('import.report.tickets', { n: formatCount(tickets.length) })}
      </Title>
      <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">{t('import.report.ticketNo')}</Table.Th>
            <Table.Th>{t('import.report.externalId')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tickets.slice(0, shown).map(({ ticketId, ticketNo, externalId }) => (
            <Table.Tr key={ticketId}>
              <Table.Td>
                <Anchor
                  fz="inherit"
                  renderRoot={(props) => <Link to="/tickets/$ticketId" params={{ ticketId }} {...props} />}
                >
                  {ticketNo}
                </Anchor>
              </Table.Td>
              <Table.Td className={looks.long ?? ''}>{externalId}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <More next={next} onMore={more} />
    </Paper>
  );
}

function More({ next, onMore }: { next: number; onMore: () => void }) {
  const { t } = useTranslation();
  if (next === 0) return null;
  return (
    <Group justify="center" p="sm" className={classes['screenOnly'] ?? ''}>
      <Button variant="default" onClick={onMore}>
        {t('import.report.more', { n: next })}
      </Button>
    </Group>
  );
}
