import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface CaseLinkProps {
  readonly caseId: string;
  readonly children: ReactNode;
  /** In a window or tab of its own, for a look beside a form that is being filled. */
  readonly apart?: boolean;
}

/** A case's number, or words that stand for it, as the way to its page. */
export function CaseLink({ caseId, children, apart = false }: CaseLinkProps) {
  return (
    <Anchor
      fz="inherit"
      renderRoot={(props) => (
        <Link
          to="/case/$caseId"
          params={{ caseId }}
          {...props}
          {...(apart ? { target: '_blank', rel: 'noreferrer' } : {})}
        />
      )}
    >
      {children}
    </Anchor>
  );
}
