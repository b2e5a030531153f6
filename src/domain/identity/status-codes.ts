/**
 * Codes of health, work and severity that registries send (ID-13), as `relation.ts` has those of kinship: `key` names
 * the label in the messages. The codes are the domain reference's; the words are those of GB/T 2261.3 and 2261.4 as
 * commonly printed (GK).
 */

/** Health, GB/T 2261.3: one digit, or 6x for a disability by kind. 68 is not assigned. */
export const healthCodes = [
  { code: '1', key: 'good' }, // 健康或良好
  { code: '2', key: 'fair' }, // 一般或较弱
  { code: '3', key: 'chronic' }, // 有慢性病
  { code: '6', key: 'disabled' }, // 残疾
  { code: '61', key: 'sight' }, // 视力残疾
  { code: '62', key: 'hearing' }, // 听力残疾
  { code: '63', key: 'speech' }, // 言语残疾
  { code: '64', key: 'physical' }, // 肢体残疾
  { code: '65', key: 'intellectual' }, // 智力残疾
  { code: '66', key: 'mental' }, // 精神残疾
  { code: '67', key: 'multiple' }, // 多重残疾
  { code: '69', key: 'otherDisability' }, // 其他残疾
] as const;

/** The kinds of disability among them, as a certificate names one. */
export const disabilityCodes = healthCodes.filter(({ code }) => code.length === 2);

/** Work status, GB/T 2261.4. 80 is GK in the domain reference. */
export const workStatusCodes = [
  { code: '11', key: 'civilServant' }, // 国家公务员
  { code: '13', key: 'professional' }, // 专业技术人员
  { code: '17', key: 'clerical' }, // 职员
  { code: '21', key: 'manager' }, // 企业管理人员
  { code: '24', key: 'worker' }, // 工人
  { code: '27', key: 'farmer' }, // 农民
  { code: '31', key: 'student' }, // 学生
  { code: '37', key: 'soldier' }, // 现役军人
  { code: '51', key: 'freelance' }, // 自由职业者
  { code: '54', key: 'soleTrader' }, // 个体经营者
  { code: '70', key: 'unemployed' }, // 无业人员
  { code: '80', key: 'retired' }, // 退（离）休人员
  { code: '90', key: 'other' }, // 其他
] as const;

export type WorkStatusCode = (typeof workStatusCodes)[number]['code'];

/** Severity on a disability certificate: 1 the most severe; 1 and 2 are severe (重度). */
export const disabilityGrades = [
  { code: '1', key: 'first' }, // 一级
  { code: '2', key: 'second' }, // 二级
  { code: '3', key: 'third' }, // 三级
  { code: '4', key: 'fourth' }, // 四级
] as const;
