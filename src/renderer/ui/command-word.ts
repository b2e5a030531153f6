import type { TFunction } from 'i18next';
import { checkRules } from '../../domain/agency-check/available-actions.ts';
import type { CheckCommandType } from '../../domain/agency-check/commands.ts';
import type { CaseCommandType } from '../../domain/application/commands.ts';
import type { HoldCommandType } from '../../domain/hold/commands.ts';
import { intentRules, planRules } from '../../domain/allocation/available-actions.ts';
import type { PlanCommandType } from '../../domain/allocation/commands.ts';
import type { IntentCommandType } from '../../domain/allocation/intent-commands.ts';
import { actionRules } from '../../domain/application/available-actions.ts';
import { type DrawCommandType, drawCommandTypes } from '../../domain/draw/command-type.ts';
import { pairCommandTypes } from '../../domain/duplicate/commands.ts';
import { leavingRules } from '../../domain/leaving/available-actions.ts';
import type { LeavingCommandType } from '../../domain/leaving/commands.ts';
import { renewalRules } from '../../domain/renewal/available-actions.ts';
import type { RenewalCommandType } from '../../domain/renewal/commands.ts';
import { reviewRules } from '../../domain/annual-review/available-actions.ts';
import type { ReviewCommandType } from '../../domain/annual-review/commands.ts';
import { arrearsCommandTypes } from '../../domain/arrears/commands.ts';
import { leaseCommandTypes } from '../../domain/lease/commands.ts';
import { paymentCommandTypes } from '../../domain/payment/commands.ts';
import { rentPermissions } from '../../domain/rent/available-actions.ts';
import type { RentCommandType } from '../../domain/rent/commands.ts';
import { publicityRules } from '../../domain/publicity/available-actions.ts';
import type { PublicityCommandType } from '../../domain/publicity/commands.ts';
import { type LibraryCommandType, libraryCommandTypes } from '../../domain/library/decide.ts';
import { ticketRules } from '../../domain/ticket/available-actions.ts';
import type { TicketCommandType } from '../../domain/ticket/commands.ts';
import type { EstateCommand } from '../../domain/estate/decide.ts';
import { selectionRules } from '../../domain/selection/available-actions.ts';
import type { SelectionCommandType } from '../../domain/selection/commands.ts';
import type { LedgerCommandType } from '../../domain/unit/commands.ts';
import { waitingRules } from '../../domain/waitlist/available-actions.ts';
import type { WaitingCommandType } from '../../domain/waitlist/commands.ts';

const named = {
  'desk.setup': 'outbox.name.desk',
  'settings.change': 'outbox.name.settings',
  'office.register': 'outbox.name.office',
  'application.submit': 'outbox.name.application',
  'calendar.announce': 'outbox.name.calendar',
  'unit.import': 'outbox.name.unitImport',
  'unit.finish-import': 'outbox.name.unitFinishImport',
  'conflict.settle': 'outbox.name.conflict',
  'policy.propose': 'outbox.name.policyPropose',
  'policy.issue': 'outbox.name.policyIssue',
  'policy.withdraw': 'outbox.name.policyWithdraw',
  'template.upload': 'outbox.name.templateUpload',
  'template.withdraw': 'outbox.name.templateWithdraw',
  'policy.refuse': 'outbox.name.policyRefuse',
  'staff.register': 'outbox.name.register',
  'staff.change': 'outbox.name.change',
  'staff.deactivate': 'outbox.name.deactivate',
  'staff.reactivate': 'outbox.name.reactivate',
  'staff.password-changed': 'outbox.name.password',
  'staff.change-own-password': 'outbox.name.password',
} as const;

/** A stored command's name in words; a name from a newer program is shown as it is. */
export function commandWord(name: string, t: TFunction): string {
  if (isNamed(name)) return t(named[name]);
  const [folder, type = ''] = name.split('.');
  if (folder === 'application' && isCaseCommand(type)) return t(`command.${type}`);
  if (folder === 'hold' && isHoldCommand(type)) return t(`hold.command.${type}`);
  if (folder === 'publicity' && isPublicityCommand(type)) return t(`publicity.command.${type}`);
  if (folder === 'plan' && isPlanCommand(type)) return t(`plans.command.${type}`);
  if (folder === 'intent' && isIntentCommand(type)) return t(`plans.intentCommand.${type}`);
  if (folder === 'check' && isCheckCommand(type)) return t(`checks.command.${type}`);
  if (folder === 'draw' && isDrawCommand(type)) return t(`draws.command.${type}`);
  if (folder === 'waiting' && isWaitingCommand(type)) return t(`waiting.command.${type}`);
  if (folder === 'library' && isLibraryCommand(type)) return t(`library.command.${type}`);
  if (folder === 'ticket' && isTicketCommand(type)) return t(`tickets.command.${type}`);
  if (folder === 'selection' && isSelectionCommand(type)) return t(`selection.command.${type}`);
  if (folder === 'unit' && isLedgerCommand(type)) return t(`units.command.${type}`);
  if (folder === 'estate' && isEstateCommand(type)) return t(`units.estateCommand.${type}`);
  if (folder === 'rent' && isRentCommand(type)) return t(`lease.rentCommand.${type}`);
  const paid = folder === 'payment' ? paymentNames.find((known) => known === type) : undefined;
  if (paid !== undefined) return t(`payments.command.${paid}`);
  if (folder === 'review' && isReviewCommand(type)) return t(`tenancy.command.${type}`);
  if (folder === 'renewal' && isRenewalCommand(type)) return t(`tenancy.renewal.command.${type}`);
  if (folder === 'leaving' && isLeavingCommand(type)) return t(`leaving.command.${type}`);
  const chased = folder === 'arrears' ? arrearsCommandTypes.find((known) => known === type) : undefined;
  if (chased !== undefined) return t(`lease.chase.command.${chased}`);
  if (name === 'lease.swap') return t('lease.swap.title');
  const onLease = folder === 'lease' ? leaseCommandTypes.find((known) => known === type) : undefined;
  if (onLease !== undefined) return t(`lease.command.${onLease}`);
  const paired = folder === 'pair' ? pairCommandTypes.find((known) => known === type) : undefined;
  return paired === undefined ? t('outbox.name.unknown', { name }) : t(`duplicates.command.${paired}`);
}

const paymentNames = [...paymentCommandTypes, 'keep', 'finish-file'] as const;

function isSelectionCommand(type: string): type is SelectionCommandType {
  return Object.hasOwn(selectionRules, type);
}

function isRenewalCommand(type: string): type is RenewalCommandType {
  return Object.hasOwn(renewalRules, type);
}

function isLeavingCommand(type: string): type is LeavingCommandType {
  return Object.hasOwn(leavingRules, type);
}

function isReviewCommand(type: string): type is ReviewCommandType {
  return Object.hasOwn(reviewRules, type);
}

function isNamed(name: string): name is keyof typeof named {
  return Object.hasOwn(named, name);
}

const holdCommands: Readonly<Record<HoldCommandType, true>> = {
  take: true,
  release: true,
  assign: true,
  'see-notice': true,
};

function isHoldCommand(type: string): type is HoldCommandType {
  return Object.hasOwn(holdCommands, type);
}

function isDrawCommand(type: string): type is DrawCommandType | 'note-refusal' {
  return type === 'note-refusal' || drawCommandTypes.some((known) => known === type);
}

function isPublicityCommand(type: string): type is PublicityCommandType {
  return type === 'prepare' || Object.hasOwn(publicityRules, type);
}

function isPlanCommand(type: string): type is PlanCommandType {
  return type === 'draft' || Object.hasOwn(planRules, type);
}

function isIntentCommand(type: string): type is IntentCommandType {
  return Object.hasOwn(intentRules, type);
}

function isCheckCommand(type: string): type is CheckCommandType {
  return Object.hasOwn(checkRules, type);
}

function isWaitingCommand(type: string): type is WaitingCommandType {
  return Object.hasOwn(waitingRules, type);
}

function isLibraryCommand(type: string): type is LibraryCommandType {
  return libraryCommandTypes.some((known) => known === type);
}

function isTicketCommand(type: string): type is TicketCommandType {
  return type === 'receive' || Object.hasOwn(ticketRules, type);
}

const ledgerCommands: Readonly<Record<LedgerCommandType, true>> = {
  register: true,
  correct: true,
  'set-rent': true,
  'begin-repair': true,
  'end-repair': true,
  seal: true,
  unseal: true,
  withdraw: true,
  reinstate: true,
};

function isLedgerCommand(type: string): type is LedgerCommandType {
  return Object.hasOwn(ledgerCommands, type);
}

function isEstateCommand(type: string): type is EstateCommand['type'] {
  return type === 'register' || type === 'correct';
}

function isRentCommand(type: string): type is RentCommandType {
  return Object.hasOwn(rentPermissions, type);
}

function isCaseCommand(type: string): type is CaseCommandType {
  return Object.hasOwn(actionRules, type);
}
