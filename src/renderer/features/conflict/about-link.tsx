import { Anchor } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConflictAbout } from '../../../contract/conflicts.ts';

/** Where the thing of a conflict is looked at and decided on. */
export function pageOf({ kind, id }: ConflictAbout): Pick<LinkProps, 'to' | 'params' | 'search'> {
  switch (kind) {
    case 'lease':
    case 'rent':
    case 'arrears':
      return { to: '/lease/$leaseId', params: { leaseId: id } };
    case 'review':
    case 'renewal':
      return { to: '/visit/$leaseId', params: { leaseId: id } };
    case 'leaving':
      return { to: '/leaving/$leaseId', params: { leaseId: id } };
    case 'payment':
      return { to: '/leases/payments' };
    case 'ticket':
      return { to: '/tickets/$ticketId', params: { ticketId: id } };
    case 'unit':
      return { to: '/homes/unit/$unitNo', params: { unitNo: id } };
    case 'estate':
      return { to: '/homes/estate/$estateId', params: { estateId: id } };
    case 'library':
      return { to: '/library' };
    case 'draw':
      return { to: '/draws/$drawId', params: { drawId: id } };
    case 'selection':
      return { to: '/selection/$drawId', params: { drawId: id } };
    case 'plan':
      return { to: '/plans/$planId', params: { planId: id } };
    case 'publicity':
      return { to: '/publicity/$batchId', params: { batchId: id } };
  }
}

/** What the conflict is about, as the way to its page. */
export function AboutLink({ about }: { readonly about: ConflictAbout }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`conflict.about.${about.kind}`)}{' '}
      <Anchor fz="inherit" renderRoot={(props) => <Link {...props} {...pageOf(about)} />}>
        {about.label}
      </Anchor>
    </>
  );
}
