import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { levelsDownTo, type SetupForm } from './setup-form.ts';

/** Everything once more before the case file is made; secrets are not repeated. */
export function CheckStep({ values }: { readonly values: SetupForm }) {
  const { t } = useTranslation();
  const cities = useQuery(orpc.desk.policyCities.queryOptions());
  const offices = levelsDownTo(values.level).map((level) => values.offices[level]);
  const joins = values.way === 'join';
  const rows = [
    ...(joins
      ? [
          [t('desk.setup.join.hub'), values.url.trim()],
          [t('desk.setup.join.deviceName'), values.deviceName.trim()],
        ]
      : [[t('desk.setup.check.deskAt'), offices.map((office) => `${office.name} ${office.id}`).join(' › ')]]),
    [t('desk.setup.check.prefix'), values.numberPrefix],
    [t('desk.setup.check.deskCode'), values.deskCode],
    [t('desk.setup.check.policy'), cities.data?.find((city) => city.id === values.policyCity)?.name ?? ''],
    ...(joins ? [] : [[t('desk.setup.check.administrator'), `${values.name} (${values.account})`]]),
  ];
  return (
    <Table variant="vertical" withTableBorder>
      <Table.Tbody>
        {rows.map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th w={140}>{label}</Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
