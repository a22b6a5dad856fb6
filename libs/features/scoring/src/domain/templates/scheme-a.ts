import type { OutletEntry } from '../scheme-document';
import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

const outlets: OutletEntry[] = [
  outlet('city_union_bulletin', '市总工会信息', 'city', ['市级工会简报']),
  outlet('city_party_bulletin', '市委办公厅信息', 'city', ['市委信息']),
  outlet('city_party_special', '市委办公厅专报', 'city', ['市委专报']),
  outlet('province_union_bulletin', '省总工会信息', 'province', ['省级工会简报']),
  outlet('province_party_bulletin', '省委办公厅信息', 'province', ['省委信息']),
  outlet('national_union_journal', '全国总工会信息', 'national', ['全总信息', '国家级工会刊物']),
  outlet('central_office_bulletin', '中央办公厅信息', 'national', ['中办信息']),
];

/**
 * A city union (handbook 3.2, scheme A): every use counts, a brief about half, 4 yuan for a point to the first author.
 * The range 15–20 of the city's party office is two outlets.
 */
export const schemeA: SchemeTemplate = {
  code: 'A',
  name: { zh: '逐次累计，按分计酬', en: 'Every use adds up, paid by the point' },
  about: {
    zh: '同一稿件在不同载体采用分别计分；简讯约减半；每分 4 元，付给第一作者。',
    en: 'Each outlet counts; a brief counts about half; 4 yuan for a point, to the first author.',
  },
  document: {
    ...emptyDocument,
    outlets,
    uses: [
      { outlet: 'city_union_bulletin', extent: 'brief', points: 10 },
      { outlet: 'city_union_bulletin', points: 15 },
      { outlet: 'city_party_special', points: 20 },
      { outlet: 'city_party_bulletin', points: 15 },
      { outlet: 'province_union_bulletin', extent: 'brief', points: 10 },
      { outlet: 'province_union_bulletin', points: 25 },
      { outlet: 'province_party_bulletin', extent: 'brief', points: 15 },
      { outlet: 'province_party_bulletin', points: 30 },
      { outlet: 'national_union_journal', extent: 'brief', points: 15 },
      { outlet: 'national_union_journal', points: 40 },
      { outlet: 'central_office_bulletin', extent: 'brief', points: 25 },
      { outlet: 'central_office_bulletin', points: 50 },
      { level: 'unit', extent: 'brief', points: 5 },
      { level: 'unit', points: 10 },
      { level: 'county', extent: 'brief', points: 5 },
      { level: 'county', points: 10 },
    ],
    pay: {
      basis: 'point',
      fenPerPoint: 400,
      fenPerItem: 0,
      uses: [],
      leadFactor: 1,
      lengthBonus: null,
      receiver: 'first_author',
      requiresPersonalName: true,
    },
  },
};

function outlet(
  code: string,
  name: string,
  level: NonNullable<OutletEntry['level']>,
  aliases: string[],
): OutletEntry {
  return { code, name, aliases, level, medium: 'internal_bulletin' };
}
