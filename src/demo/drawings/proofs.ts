/** What others issue: register, certificates, contracts and proofs, of offices and firms that do not exist. */
import { addMonths, addYears, yearOf } from '../../kernel/plain-date.ts';
import { seededRandom } from '../../kernel/random.ts';
import { signature, stamp } from './marks.ts';
import { type Page, paper } from './render.ts';
import { FAR_RIGHT, type Sheet, sheet } from './sheet.ts';
import { type Subject, bornOn, longDate, relationWord, sexWord, yuan } from './subject.ts';

type Fill = (page: Sheet, subject: Subject) => void;

/** A page with a stamp under what stands on it. */
function stamped(office: string, fill: Fill): (subject: Subject) => Page {
  return (subject) =>
    paper((context) => {
      const page = sheet(context);
      fill(page, subject);
      stamp(context, { x: 430, y: Math.min(760, page.y + 70), radius: 58, text: office });
      page.gap(60);
      page.paragraph(`${FAR_RIGHT}${longDate(addMonths(subject.on, -1))}`);
    });
}

export function householdRegister(subject: Subject): readonly Page[] {
  const { content, applicant } = subject;
  const cover = stamped('演示派出所（虚构）', (page) => {
    page.title('居民户口簿', '首页 · 样本');
    page.row(['户别', '居民户', '户主姓名', applicant.name]);
    page.row(['住址', content.registrationAddress], [1, 5.4]);
    page.row(['户号', `样本${applicant.identityNumber.slice(-4)}`], [1, 5.4]);
  })(subject);
  const members = content.members.map((member) =>
    paper((context) => {
      const page = sheet(context);
      page.title('常住人口登记卡', '样本');
      page.row([
        '姓名',
        member.name,
        '户主或与户主关系',
        member.relation === '01' ? '户主' : relationWord(member.relation),
      ]);
      page.row(['性别', sexWord(member), '出生日期', longDate(bornOn(member))]);
      page.row(['公民身份号码', member.identityNumber], [1, 5.4]);
      page.row(['婚姻状况', marriageWord(member.maritalStatus), '服务处所', member.employer]);
      page.row(['何时迁来本址', longDate(content.registeredSince)], [1, 5.4]);
    }),
  );
  return [cover, ...members];
}

export const marriageCertificate = stamped('演示民政局（虚构）', (page, { content, applicant }) => {
  const spouse = content.members[1] ?? applicant;
  page.title('结婚证', '样本');
  page.row(['持证人', applicant.name, '登记日期', longDate(addYears(bornOn(applicant), 27))]);
  for (const one of [applicant, spouse]) {
    page.row(['姓名', one.name, '性别', sexWord(one)]);
    page.row(['出生日期', longDate(bornOn(one)), '身份证件号', one.identityNumber]);
  }
});

export const residencePermit = stamped('演示派出所（虚构）', (page, { content, applicant }) => {
  page.title('居住证（样本）');
  page.row(['姓名', applicant.name, '性别', sexWord(applicant)]);
  page.row(['公民身份号码', applicant.identityNumber], [1, 5.4]);
  page.row(['户籍地址', content.registrationAddress], [1, 5.4]);
  page.row(['居住地址', content.address], [1, 5.4]);
  page.row(['签发日期', longDate(content.residentSince)], [1, 5.4]);
});

export const incomeProof = stamped('演示单位（虚构）', (page, { content, applicant }) => {
  page.title('收入证明');
  page.paragraph(
    `兹证明${applicant.name}（身份证号${applicant.identityNumber}），月均收入${yuan(applicant.monthlyIncome)}，特此证明。`,
  );
  page.row(['成员', '单位', '月收入'], [1.4, 3, 1.6]);
  for (const member of content.members)
    page.row([member.name, member.employer || '无', yuan(member.monthlyIncome)], [1.4, 3, 1.6]);
});

export const welfareCertificate = stamped('演示民政局（虚构）', (page, { content, applicant }) => {
  page.title('最低生活保障（低收入家庭）证明');
  page.paragraph(
    `${applicant.name}家庭共${String(content.members.length)}人，住${content.address}，经核对符合低保（低收入）家庭条件，现正常享受待遇。`,
  );
});

export const housingProof = stamped('演示房屋租赁备案（虚构）', (page, { content, applicant, on }) => {
  const home = content.homes[0];
  page.title('房屋租赁合同');
  page.row(['承租人', applicant.name, '身份证号', applicant.identityNumber]);
  page.row(['房屋地址', home?.address ?? content.address], [1, 5.4]);
  page.row([
    '建筑面积',
    `${((home?.area ?? 0) / 10_000).toFixed(2)}㎡`,
    '租期',
    `${longDate(addMonths(on, -5))}起一年`,
  ]);
  page.paragraph('租金按月支付。房屋仅供承租人家庭居住，未经出租人同意不得转租。');
});

export const socialInsuranceProof = stamped('演示社保中心（虚构）', (page, { content, applicant }) => {
  page.title('社会保险缴费证明');
  page.row(['姓名', applicant.name, '身份证号', applicant.identityNumber]);
  page.row([
    '缴费单位',
    content.employment?.employer ?? '无',
    '累计月数',
    String(content.employment?.insuredMonths ?? 0),
  ]);
});

export const diploma = stamped('演示学校（虚构）', (page, { content, applicant }) => {
  const { education } = content;
  page.gap(80);
  page.title('普通高等学校毕业证书', '样本');
  page.gap(30);
  page.paragraph(
    `学生${applicant.name}，性别${sexWord(applicant)}，${longDate(bornOn(applicant))}生，在${education?.school ?? '演示大学'}修完${education?.level ?? '本科'}教学计划规定的全部课程，成绩合格，准予毕业。`,
  );
  page.paragraph(`毕业日期：${longDate(education?.graduatedOn ?? null)}`);
  page.paragraph(`证书编号：样本${applicant.identityNumber.slice(-4)}${String(yearOf(bornOn(applicant)))}`);
});

export const disabilityCertificate = stamped('演示残联（虚构）', (page, { applicant }) => {
  page.title('残疾人证（样本）');
  page.row(['姓名', applicant.name, '性别', sexWord(applicant)]);
  page.row(['证号', `${applicant.identityNumber}42`, '类别等级', '肢体 二级']);
});

export const employerLicence = stamped('演示市场监管局（虚构）', (page, { content }) => {
  page.title('营业执照（副本·样本）');
  page.row(['名称', content.employment?.employer ?? '演示单位'], [1, 5.4]);
  page.row(['统一社会信用代码', content.employment?.creditCode ?? ''], [1, 5.4]);
});

export function labourContract(subject: Subject): readonly Page[] {
  const { content, applicant } = subject;
  const employer = content.employment?.employer ?? '演示单位';
  const first = paper((context) => {
    const page = sheet(context);
    page.title('劳动合同书', '第一页 共二页 · 样本');
    page.row(['用人单位（甲方）', employer], [1.4, 5]);
    page.row(['劳动者（乙方）', applicant.name, '身份证号', applicant.identityNumber], [1.4, 1.4, 1, 2.6]);
    page.gap(8);
    const clauses = [
      `一、合同期限：自${longDate(content.employment?.since ?? null)}起，为三年期固定期限合同。`,
      '二、工作内容和地点：乙方在西宁市范围内从事甲方安排的岗位工作。',
      '三、工作时间和休息休假：实行标准工时制，每日工作不超过八小时。',
      `四、劳动报酬：月工资${yuan(applicant.monthlyIncome)}，每月十五日前以货币形式支付。`,
      '五、社会保险：甲乙双方依法参加社会保险，按规定缴费。',
      '六、劳动保护：甲方提供符合国家规定的劳动条件和劳动防护用品。',
    ];
    for (const clause of clauses) page.paragraph(clause);
  });
  const second = paper((context) => {
    const page = sheet(context);
    page.title('劳动合同书', '第二页 共二页');
    page.paragraph('七、合同的变更、解除和终止，按照劳动合同法的规定办理。');
    page.paragraph('八、本合同一式两份，甲乙双方各执一份，自双方签字盖章之日起生效。');
    page.gap(60);
    page.paragraph(`甲方（盖章）：${FAR_RIGHT}乙方（签名）：`);
    stamp(context, { x: 150, y: page.y + 30, radius: 56, text: employer });
    signature(context, { x: 380, y: page.y + 10, width: 100 }, seededRandom(applicant.name.charCodeAt(0) * 7));
  });
  return [first, second];
}

function marriageWord(code: string): string {
  if (code === '10') return '未婚';
  if (code === '30') return '丧偶';
  return code === '40' ? '离婚' : '已婚';
}
