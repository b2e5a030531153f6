/**
 * Code tables that agencies exchange. `key` names the label in the messages (`relation.spouse`, `marital.widowed`,
 * `sex.male`); the words stand beside each row for those who read the table.
 */

/** The first digit of a relation code: what rules of household and kinship look at. */
export type RelationGroup =
  'self' | 'spouse' | 'son' | 'daughter' | 'grandchild' | 'parent' | 'grandparent' | 'sibling' | 'other';

/**
 * Relation to the applicant or head of household, GB/T 4761-2008 two-digit codes (ID-14), in the order of the standard. 98 is not assigned.
 */
export const relationCodes = [
  { code: '01', group: 'self', key: 'self' }, // 本人
  { code: '02', group: 'self', key: 'head' }, // 户主
  { code: '10', group: 'spouse', key: 'spouse' }, // 配偶
  { code: '11', group: 'spouse', key: 'husband' }, // 夫
  { code: '12', group: 'spouse', key: 'wife' }, // 妻
  { code: '20', group: 'son', key: 'son' }, // 子
  { code: '21', group: 'son', key: 'onlySon' }, // 独生子
  { code: '22', group: 'son', key: 'firstSon' }, // 长子
  { code: '23', group: 'son', key: 'secondSon' }, // 次子
  { code: '24', group: 'son', key: 'thirdSon' }, // 三子
  { code: '25', group: 'son', key: 'fourthSon' }, // 四子
  { code: '26', group: 'son', key: 'fifthSon' }, // 五子
  { code: '27', group: 'son', key: 'adoptedOrStepSon' }, // 养子或继子
  { code: '28', group: 'son', key: 'sonInLaw' }, // 女婿
  { code: '29', group: 'son', key: 'otherSon' }, // 其他儿子
  { code: '30', group: 'daughter', key: 'daughter' }, // 女
  { code: '31', group: 'daughter', key: 'onlyDaughter' }, // 独生女
  { code: '32', group: 'daughter', key: 'firstDaughter' }, // 长女
  { code: '33', group: 'daughter', key: 'secondDaughter' }, // 次女
  { code: '34', group: 'daughter', key: 'thirdDaughter' }, // 三女
  { code: '35', group: 'daughter', key: 'fourthDaughter' }, // 四女
  { code: '36', group: 'daughter', key: 'fifthDaughter' }, // 五女
  { code: '37', group: 'daughter', key: 'adoptedOrStepDaughter' }, // 养女或继女
  { code: '38', group: 'daughter', key: 'daughterInLaw' }, // 儿媳
  { code: '39', group: 'daughter', key: 'otherDaughter' }, // 其他女儿
  { code: '40', group: 'grandchild', key: 'grandchild' }, // 孙子、孙女或外孙子、外孙女
  { code: '41', group: 'grandchild', key: 'sonsSon' }, // 孙子
  { code: '42', group: 'grandchild', key: 'sonsDaughter' }, // 孙女
  { code: '43', group: 'grandchild', key: 'daughtersSon' }, // 外孙子
  { code: '44', group: 'grandchild', key: 'daughtersDaughter' }, // 外孙女
  { code: '45', group: 'grandchild', key: 'grandsonsWife' }, // 孙媳妇或外孙媳妇
  { code: '46', group: 'grandchild', key: 'granddaughtersHusband' }, // 孙女婿或外孙女婿
  { code: '47', group: 'grandchild', key: 'greatGrandson' }, // 曾孙子或外曾孙子
  { code: '48', group: 'grandchild', key: 'greatGranddaughter' }, // 曾孙女或外曾孙女
  { code: '49', group: 'grandchild', key: 'otherGrandchild' }, // 其他孙辈
  { code: '50', group: 'parent', key: 'parent' }, // 父母
  { code: '51', group: 'parent', key: 'father' }, // 父亲
  { code: '52', group: 'parent', key: 'mother' }, // 母亲
  { code: '53', group: 'parent', key: 'husbandsFather' }, // 公公
  { code: '54', group: 'parent', key: 'husbandsMother' }, // 婆婆
  { code: '55', group: 'parent', key: 'wifesFather' }, // 岳父
  { code: '56', group: 'parent', key: 'wifesMother' }, // 岳母
  { code: '57', group: 'parent', key: 'adoptiveOrStepFather' }, // 继父或养父
  { code: '58', group: 'parent', key: 'adoptiveOrStepMother' }, // 继母或养母
  { code: '59', group: 'parent', key: 'otherParent' }, // 其他父母关系
  { code: '60', group: 'grandparent', key: 'grandparent' }, // 祖父母或外祖父母
  { code: '61', group: 'grandparent', key: 'fathersFather' }, // 祖父
  { code: '62', group: 'grandparent', key: 'fathersMother' }, // 祖母
  { code: '63', group: 'grandparent', key: 'mothersFather' }, // 外祖父
  { code: '64', group: 'grandparent', key: 'mothersMother' }, // 外祖母
  { code: '65', group: 'grandparent', key: 'spousesGrandparent' }, // 配偶的祖父母或外祖父母
  { code: '66', group: 'grandparent', key: 'greatGrandfather' }, // 曾祖父
  { code: '67', group: 'grandparent', key: 'greatGrandmother' }, // 曾祖母
  { code: '68', group: 'grandparent', key: 'spousesGreatGrandparent' }, // 配偶的曾祖父母或外曾祖父母
  { code: '69', group: 'grandparent', key: 'otherGrandparent' }, // 其他祖父母或外祖父母关系
  { code: '70', group: 'sibling', key: 'sibling' }, // 兄弟姐妹
  { code: '71', group: 'sibling', key: 'elderBrother' }, // 兄
  { code: '72', group: 'sibling', key: 'elderBrothersWife' }, // 嫂
  { code: '73', group: 'sibling', key: 'youngerBrother' }, // 弟
  { code: '74', group: 'sibling', key: 'youngerBrothersWife' }, // 弟媳
  { code: '75', group: 'sibling', key: 'elderSister' }, // 姐姐
  { code: '76', group: 'sibling', key: 'elderSistersHusband' }, // 姐夫
  { code: '77', group: 'sibling', key: 'youngerSister' }, // 妹妹
  { code: '78', group: 'sibling', key: 'youngerSistersHusband' }, // 妹夫
  { code: '79', group: 'sibling', key: 'otherSibling' }, // 其他兄弟姐妹
  { code: '80', group: 'other', key: 'other' }, // 其他
  { code: '81', group: 'other', key: 'fathersElderBrother' }, // 伯父
  { code: '82', group: 'other', key: 'fathersElderBrothersWife' }, // 伯母
  { code: '83', group: 'other', key: 'fathersYoungerBrother' }, // 叔父
  { code: '84', group: 'other', key: 'fathersYoungerBrothersWife' }, // 婶母
  { code: '85', group: 'other', key: 'mothersBrother' }, // 舅父
  { code: '86', group: 'other', key: 'mothersBrothersWife' }, // 舅母
  { code: '87', group: 'other', key: 'mothersSistersHusband' }, // 姨父
  { code: '88', group: 'other', key: 'mothersSister' }, // 姨母
  { code: '89', group: 'other', key: 'fathersSistersHusband' }, // 姑父
  { code: '90', group: 'other', key: 'fathersSister' }, // 姑母
  { code: '91', group: 'other', key: 'cousinOfSameSurname' }, // 堂兄弟、堂姐妹
  { code: '92', group: 'other', key: 'cousinOfOtherSurname' }, // 表兄弟、表姐妹
  { code: '93', group: 'other', key: 'brothersSon' }, // 侄子
  { code: '94', group: 'other', key: 'brothersDaughter' }, // 侄女
  { code: '95', group: 'other', key: 'sistersSon' }, // 外甥
  { code: '96', group: 'other', key: 'sistersDaughter' }, // 外甥女
  { code: '97', group: 'other', key: 'otherRelative' }, // 其他亲属
  { code: '99', group: 'other', key: 'notRelated' }, // 非亲属
] as const satisfies readonly { code: string; group: RelationGroup; key: string }[];

export type RelationCode = (typeof relationCodes)[number]['code'];

/** Marital status (ID-12). */
export const maritalStatusCodes = [
  { code: '10', key: 'single' }, // 未婚
  { code: '20', key: 'married' }, // 已婚
  { code: '21', key: 'firstMarriage' }, // 初婚
  { code: '22', key: 'remarried' }, // 再婚
  { code: '23', key: 'marriageRestored' }, // 复婚
  { code: '30', key: 'widowed' }, // 丧偶
  { code: '40', key: 'divorced' }, // 离婚
  { code: '90', key: 'unstated' }, // 未说明的婚姻状况
] as const;

export type MaritalStatusCode = (typeof maritalStatusCodes)[number]['code'];

/** Sex (ID-11): 0 and 9 say nothing. */
export const sexCodes = [
  { code: '0', key: 'unknown' }, // 未知的性别
  { code: '1', key: 'male' }, // 男性
  { code: '2', key: 'female' }, // 女性
  { code: '9', key: 'unstated' }, // 未说明的性别
] as const;

export type SexCode = (typeof sexCodes)[number]['code'];

/** The group of a relation code: that of its first digit, 9x being `other`. Undefined for what has not two digits. */
export function relationGroupOf(code: string): RelationGroup | undefined {
  return /^\d\d$/.test(code) ? GROUPS[Number(code.charAt(0))] : undefined;
}

const MALE_RELATIONS = new Set('11 41 43 47 51 53 55 57 61 63 66 71 73 76 78 81 83 85 87 89 93 95'.split(' '));
const FEMALE_RELATIONS = new Set('12 42 44 45 48 52 54 56 58 62 64 67 72 74 75 77 82 84 86 88 90 94 96'.split(' '));

/** The sex that a relation says (子, 母亲, 嫂 …); null where it leaves that open (配偶, 孙辈, 其他 …). */
export function sexOfRelation(code: string): 'male' | 'female' | null {
  const group = relationGroupOf(code);
  if (group === 'son' || MALE_RELATIONS.has(code)) return 'male';
  return group === 'daughter' || FEMALE_RELATIONS.has(code) ? 'female' : null;
}

/** True for 20, 21, 22, 23: married once, again, or restored. */
export function isMarried(code: MaritalStatusCode): boolean {
  return code.startsWith('2');
}

const GROUPS: readonly RelationGroup[] = [
  'self',
  'spouse',
  'son',
  'daughter',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'other',
  'other',
];
