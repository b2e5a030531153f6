/** What the applicant fills in and signs: application form, consent, promise, assets. */
import { seededRandom } from '../../kernel/random.ts';
import { signature } from './marks.ts';
import { type Page, paper } from './render.ts';
import { FAR_RIGHT, type Sheet, sheet } from './sheet.ts';
import { type Subject, longDate, relationWord, sexWord, yuan } from './subject.ts';

const PROGRAMME_WORDS = {
  'low-income': '低保、低收入住房困难家庭',
  'lower-middle-income': '中等偏下收入住房困难家庭',
  'new-employment': '新就业无房职工',
  'migrant-worker': '稳定就业外来务工人员',
} as const;

const NATURE_WORDS = {
  'public-direct': '直管公房',
  'public-work-unit': '单位公房',
  'private-rented': '租赁私房',
  'private-owned': '自有私房',
  borrowed: '借住',
  other: '其他',
} as const;

export function applicationForm(subject: Subject): readonly Page[] {
  return [
    paper((context) => {
      people(sheet(context), subject);
    }),
    paper((context) => {
      homesAndMeans(sheet(context), subject);
    }),
    paper((context) => {
      opinions(sheet(context), subject);
    }),
  ];
}

function people(page: Sheet, { content, applicant, streetName }: Subject): void {
  page.title('公共租赁住房申请表', '第一页 共三页 · 演示样本，人物与内容均为虚构');
  page.row(['受理单位', streetName, '申请类别', PROGRAMME_WORDS[content.programme]]);
  page.row(['申请人', applicant.name, '性别', sexWord(applicant)]);
  page.row(['身份证号', applicant.identityNumber, '联系电话', content.phone]);
  page.row(['现住址', content.address], [1, 5.4]);
  page.row(['户籍地址', content.registrationAddress], [1, 5.4]);
  page.row(['落户时间', longDate(content.registeredSince), '居住时间', longDate(content.residentSince)]);
  page.row(['工作单位', content.employment?.employer ?? '无', '月收入', yuan(applicant.monthlyIncome)]);
  page.gap(10);
  page.heading('家庭成员（共同申请人）');
  const shares = [1.2, 1.3, 2.6, 1.3, 2.8];
  page.row(['与申请人关系', '姓名', '身份证号', '月收入', '工作单位'], shares);
  for (const member of content.members.slice(1)) {
    page.row(
      [relationWord(member.relation), member.name, member.identityNumber, yuan(member.monthlyIncome), member.employer],
      shares,
    );
  }
  if (content.members.length === 1) page.row(['无', '', '', '', ''], shares);
}

function homesAndMeans(page: Sheet, { content }: Subject): void {
  page.title('公共租赁住房申请表', '第二页 共三页');
  page.heading('现住房情况');
  page.row(['地址', '产权人', '建筑面积', '性质'], [4, 1.6, 1, 1]);
  for (const home of content.homes) {
    page.row(
      [home.address, home.owner, `${(home.area / 10_000).toFixed(2)}㎡`, NATURE_WORDS[home.nature]],
      [4, 1.6, 1, 1],
    );
  }
  page.gap(10);
  page.heading('近五年住房变动');
  page.row(['地址', '日期', '所得金额', '安置情况'], [4, 1.6, 1.4, 1.6]);
  for (const change of content.housingChanges) {
    page.row([change.address, longDate(change.on), yuan(change.proceeds), change.replacement], [4, 1.6, 1.4, 1.6]);
  }
  if (content.housingChanges.length === 0) page.row(['无', '', '', ''], [4, 1.6, 1.4, 1.6]);
  page.gap(10);
  page.heading('家庭资产');
  page.row(['说明', '金额'], [4, 2]);
  for (const asset of content.assets) page.row([asset.note, yuan(asset.value)], [4, 2]);
  if (content.assets.length === 0) page.row(['无', ''], [4, 2]);
  if (content.education !== null) {
    page.gap(10);
    page.heading('学历');
    page.row(['毕业院校', content.education.school, '学历', content.education.level]);
    page.row(['毕业时间', longDate(content.education.graduatedOn)], [1, 5.4]);
  }
}

function opinions(page: Sheet, subject: Subject): void {
  page.title('公共租赁住房申请表', '第三页 共三页');
  page.heading('申请人声明');
  page.paragraph('本人保证以上填写内容及所附材料真实、准确、完整，愿意承担相应的法律责任。');
  signed(page, subject, '申请人签名');
  page.heading('街道办事处初审意见');
  page.gap(110);
  page.heading('区县复审意见');
  page.gap(110);
  page.heading('市住房保障中心审批意见');
}

export function queryConsent(subject: Subject): Page {
  return paper((context) => {
    const page = sheet(context);
    page.title('信息核查授权书');
    page.paragraph(
      `本人${subject.applicant.name}（身份证号${subject.applicant.identityNumber}）申请公共租赁住房，同意并授权住房保障部门会同公安、民政、自然资源、人力资源社会保障、税务、市场监管、住房公积金等部门和机构，对本人及全体家庭成员的户籍、婚姻、住房、收入、财产等情况进行查询和核对。`,
    );
    page.paragraph('本人同意在审核过程中按规定对必要信息进行公示。授权期限自签字之日起，至退出住房保障之日止。');
    for (const member of subject.content.members.slice(0, 6)) {
      page.row([relationWord(member.relation), member.name, member.identityNumber, '签名见下'], [1, 1.4, 2.6, 1.4]);
    }
    signed(page, subject, '授权人签名');
  });
}

export function integrityPromise(subject: Subject): Page {
  return paper((context) => {
    const page = sheet(context);
    page.title('诚信承诺书');
    page.paragraph(
      `本人${subject.applicant.name}及家庭成员郑重承诺：申请公共租赁住房时提交的材料和申报的家庭人口、收入、财产、住房等情况全部真实。`,
    );
    page.paragraph(
      '如有隐瞒或者虚报，愿意接受取消资格、退回住房、补缴租金、记入信用档案等处理。家庭情况发生变化的，将在三十日内如实申报。',
    );
    signed(page, subject, '承诺人签名');
  });
}

export function assetDeclaration(subject: Subject): Page {
  return paper((context) => {
    const page = sheet(context);
    page.title('家庭财产申报表');
    page.row(['申请人', subject.applicant.name, '身份证号', subject.applicant.identityNumber]);
    page.gap(8);
    page.row(['财产说明', '申报金额'], [4, 2]);
    for (const asset of subject.content.assets) page.row([asset.note, yuan(asset.value)], [4, 2]);
    page.paragraph('以上财产已全部申报，没有遗漏。');
    signed(page, subject, '申报人签名');
  });
}

function signed(page: Sheet, { applicant, on }: Subject, label: string): void {
  const { context } = page;
  page.gap(24);
  page.paragraph(`${FAR_RIGHT}${label}：`);
  const seed = [...applicant.name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  signature(context, { x: 350, y: page.y - 14, width: 90 }, seededRandom(seed));
  page.paragraph(`${FAR_RIGHT}${longDate(on)}`);
}
