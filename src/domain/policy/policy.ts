import type { CheckSource } from '../agency-check/source.ts';
import type { DocumentType } from '../application/document.ts';
import type { Programme } from '../application/programme.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { GivingUp, Priority, Scoring, UnitRule, allocationOrders } from './allocation.ts';
import type {
  ContributorRule,
  RoundRule,
  TicketRule,
  assignRules,
  drawHashes,
  reserveRules,
  tierRules,
} from './draw-rules.ts';
import type { IncomeFormula } from './income-formula.ts';
import type { Limits } from './limits.ts';
import type { MembershipSets } from './membership.ts';
import type { NationalRule } from './national-rule.ts';
import type { ObjectionRule, PublicityRule, ReviewStep } from './review-chain.ts';
import type { Source, Sourced } from './sourced.ts';
import type {
  Ban,
  BreachLimit,
  Deposit,
  MovingOut,
  RentPayment,
  RentRate,
  RentSubsidy,
  YearlyReview,
} from './tenancy.ts';
import type { TicketPolicy } from '../ticket/limits.ts';
import type { ClockName, Period, TimeLimit } from './time-limit.ts';

type ByProgramme<T> = Readonly<Record<Programme, Sourced<T>>>;

/** One dated version of a city's numbers. Never edited: a change is a new version with its own effective date. */
export interface PolicyVersion {
  /** `<city>@<effective date>`, what decisions quote. */
  readonly id: string;
  readonly city: string;
  readonly effectiveFrom: PlainDate;
  /** What says that it applies from that day; null where the version does not tell. */
  readonly dated: Source | null;
  readonly clocks: Readonly<Record<ClockName, Sourced<TimeLimit>>>;
  /** The documents asked for, by programme. */
  readonly materials: ByProgramme<readonly DocumentType[]>;
  /** A document that is not asked for once one of these registries has answered. Types without an entry, or with none, always are. */
  readonly sharing: Readonly<Partial<Record<DocumentType, Sourced<readonly CheckSource[]> | undefined>>>;
  /** Papers that may follow an acceptance on a written promise, and within how long. Types without an entry may not. */
  readonly promises: Readonly<Partial<Record<DocumentType, Sourced<TimeLimit> | undefined>>>;
  /** Days for which a registry's answer can be relied on, from the day whose state it gives. */
  readonly answerValidity: Readonly<Record<CheckSource, Sourced<number>>>;
  readonly limits: Limits;
  readonly membership: ByProgramme<MembershipSets>;
  readonly income: {
    /** Fen a month: what a person is taken to earn whose income nothing proves (domain reference §2.3). */
    readonly minimumWage: Sourced<number | null>;
    readonly formula: Sourced<IncomeFormula | null>;
    /**
     * How far a registry's monthly income may lie from the declared one without being a mismatch, in thousandths of the
     * declared. What the conditions reckon with is the registry's all the same.
     */
    readonly tolerance: Sourced<number>;
  };
  readonly reviewChain: ByProgramme<readonly ReviewStep[]>;
  readonly publicity: ByProgramme<readonly PublicityRule[]>;
  readonly objection: { readonly rule: Sourced<ObjectionRule> };
  readonly allocation: {
    readonly units: Sourced<readonly UnitRule[]>;
    readonly order: Sourced<(typeof allocationOrders)[number]>;
    readonly priority: Sourced<Priority>;
    readonly scoring: Sourced<Scoring | null>;
    readonly givingUp: Sourced<GivingUp | null>;
  };
  readonly waiting: {
    readonly most: Sourced<Period>;
    /** How often a waiting household confirms what it declared; null: never. */
    readonly reconfirm: Sourced<Period | null>;
    /** Calendar days before it is due from which the household is reminded. */
    readonly remindBefore: Sourced<number>;
    /** How long a late confirmation is still taken. */
    readonly grace: Sourced<TimeLimit>;
    /** How long before the longest wait is over it is warned of. */
    readonly warnBefore: Sourced<Period>;
  };
  readonly draw: {
    /** How long households can register their intent at least. */
    readonly window: Sourced<TimeLimit>;
    /** PRH-13: every registrant is reviewed again within this time. */
    readonly review: Sourced<TimeLimit>;
    /** How many areas a household may name. */
    readonly preferences: Sourced<number>;
    readonly tiers: Sourced<(typeof tierRules)[number]>;
    readonly tickets: Sourced<TicketRule>;
    readonly rounds: Sourced<readonly RoundRule[]>;
    readonly reserves: Sourced<(typeof reserveRules)[number]>;
    readonly assign: Sourced<(typeof assignRules)[number]>;
    readonly contributors: Sourced<ContributorRule>;
    readonly hash: Sourced<(typeof drawHashes)[number]>;
  };
  /** Periods of what is heard: hotline, ratings, petitions (domain reference §4). */
  readonly tickets: TicketPolicy;
  readonly rent: ByProgramme<readonly RentRate[]>;
  readonly payment: { readonly rule: Sourced<RentPayment | null>; readonly subsidy: Sourced<RentSubsidy | null> };
  readonly deposit: ByProgramme<Deposit | null>;
  readonly lease: {
    readonly most: Sourced<Period>;
    /** The signed lease is filed with the authority (PRH-19). */
    readonly fileWithin: Sourced<TimeLimit>;
    readonly depositRefund: Sourced<TimeLimit | null>;
    readonly arrears: Sourced<BreachLimit>;
    readonly vacancy: Sourced<BreachLimit>;
  };
  /** How long before the lease ends renewal is asked for. */
  readonly renewal: ByProgramme<Period>;
  readonly yearlyReview: { readonly rule: Sourced<YearlyReview> };
  readonly movingOut: { readonly rule: Sourced<MovingOut | null> };
  readonly bans: { readonly deceit: Sourced<Ban>; readonly breach: Sourced<Ban> };
  /** The rules that the version quotes, by id. */
  readonly rules: Readonly<Record<string, Sourced<NationalRule>>>;
}

/** The version in force on a day: the latest that does not start after it; undefined before the first. */
export function policyOn(versions: readonly PolicyVersion[], on: PlainDate): PolicyVersion | undefined {
  let current: PolicyVersion | undefined;
  for (const version of versions) {
    if (version.effectiveFrom > on) continue;
    if (current === undefined || version.effectiveFrom > current.effectiveFrom) current = version;
  }
  return current;
}
