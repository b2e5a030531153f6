import type { Brush } from './brush.ts';
import type { HouseholdMember } from '../../domain/application/household.ts';
import { dayOf, monthOf, yearOf } from '../../kernel/plain-date.ts';
import { font } from './fonts.ts';
import { markAsSample } from './marks.ts';
import type { Page } from './render.ts';
import { bornOn, sexWord } from './subject.ts';

/** The shape of a bank card; nothing else about it is like the real thing, and 样本 stands across it. */
const CARD = { width: 856, height: 540 } as const;

export function identityCardFront(member: HouseholdMember, address: string): Page {
  return {
    ...CARD,
    draw: (context) => {
      ground(context, '#dfeaf3', '#f4ecdf');
      const born = bornOn(member);
      const fields: readonly (readonly [string, string])[] = [
        ['姓名', member.name],
        ['性别', sexWord(member)],
        ['出生', `${String(yearOf(born))} 年 ${String(monthOf(born))} 月 ${String(dayOf(born))} 日`],
        ['住址', address.slice(0, 17)],
        ['', address.slice(17, 34)],
      ];
      fields.forEach(([label, value], row) => {
        const y = 92 + row * 66;
        context.fillStyle = '#3a6ea5';
        context.font = font(24);
        context.fillText(label, 52, y);
        context.fillStyle = '#161616';
        context.font = font(label === '姓名' ? 34 : 27);
        context.fillText(value, 128, y);
      });
      portrait(context, member);
      context.fillStyle = '#3a6ea5';
      context.font = font(24);
      context.fillText('公民身份号码', 52, 478);
      context.fillStyle = '#161616';
      context.font = font(33, 700);
      context.fillText(member.identityNumber, 250, 480);
      markAsSample(context, CARD.width, CARD.height);
    },
  };
}

export function identityCardBack(): Page {
  return {
    ...CARD,
    draw: (context) => {
      ground(context, '#f1e3e1', '#e3eaf0');
      context.fillStyle = '#7c2226';
      context.textAlign = 'center';
      context.font = font(54, 700);
      context.fillText('居民身份证（样本）', CARD.width / 2, 190);
      context.textAlign = 'left';
      context.fillStyle = '#161616';
      context.font = font(28);
      context.fillText('签发机关　演示市公安局（虚构）', 190, 400);
      context.fillText('有效期限　演示期间', 190, 456);
      markAsSample(context, CARD.width, CARD.height);
    },
  };
}

function ground(context: Brush, from: string, to: string): void {
  const wash = context.createLinearGradient(0, 0, CARD.width, CARD.height);
  wash.addColorStop(0, from);
  wash.addColorStop(1, to);
  context.fillStyle = wash;
  context.fillRect(0, 0, CARD.width, CARD.height);
  context.strokeStyle = 'rgba(90, 120, 150, 0.18)';
  context.lineWidth = 1;
  for (let wave = 0; wave < 14; wave += 1) {
    context.beginPath();
    context.moveTo(0, wave * 42);
    context.bezierCurveTo(280, wave * 42 - 60, 560, wave * 42 + 70, CARD.width, wave * 42 - 10);
    context.stroke();
  }
}

/** A figure of circles: no face of anybody. */
function portrait(context: Brush, member: HouseholdMember): void {
  context.fillStyle = '#cfd8df';
  context.fillRect(590, 70, 216, 300);
  context.fillStyle = sexWord(member) === '男' ? '#54708c' : '#8c5468';
  context.beginPath();
  context.arc(698, 186, 58, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.ellipse(698, 372, 96, 104, 0, Math.PI, 0);
  context.fill();
}
