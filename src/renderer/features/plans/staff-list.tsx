import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RosterView } from '../../../contract/plans.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatCount } from '../../ui/format.ts';
import looks from '../../ui/looks.module.css';

/** Households in which the accounts of staff know somebody, apart from what they declared. */
export function StaffList({ staff }: { readonly staff: RosterView['staff'] }) {
  const { t } = useTranslation();
  if (staff.length === 0) return <p className={looks.quiet}>{t('plans.staff.none')}</p>;
  return (
    <section className={looks.part} aria-labelledby="staff-title">
      <h2 id="staff-title" className={looks.partTitle}>
        {t('plans.staff.title', { n: formatCount(staff.length) })}
      </h2>
      <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={200}>{t('plans.column.rosterNo')}</Table.Th>
            <Table.Th w={180}>{t('plans.column.caseNo')}</Table.Th>
            <Table.Th w={110}>{t('plans.staff.household')}</Table.Th>
            <Table.Th>{t('plans.staff.found')}</Table.Th>
            <Table.Th w={170}>{t('plans.staff.declared')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {staff.map(({ caseId, caseNo, no, name, person, staffName, kind, declared }) => (
            <Table.Tr key={`${caseId} ${person} ${staffName}`}>
              <Table.Td>{no}</Table.Td>
              <Table.Td>
                <CaseLink caseId={caseId}>{caseNo}</CaseLink>
              </Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{t(`plans.staff.${kind}`, { person, staff: staffName })}</Table.Td>
              <Table.Td className={declared === 'none' ? looks.due : undefined}>
                {declared === 'none' ? t('plans.staff.nothing') : t(`plans.declaration.${declared}`)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
