import { bodyOfChange, bodyOfNew, newProgramme } from './programme-values';

describe('what is sent of a programme', () => {
  const values = {
    ...newProgramme('unit'),
    code: 'radio',
    titles: { 'zh-Hans': ' 有声工会 ', 'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ' },
    descriptions: { 'zh-Hans': '每天一问。' },
    author: '  ',
    ownerEmail: '',
    link: ' https://union.example/radio ',
  };

  it('has the texts of its languages alone, trimmed', () => {
    expect(bodyOfNew(values)).toMatchObject({
      organizationId: 'unit',
      code: 'radio',
      titles: { 'zh-Hans': '有声工会' },
      descriptions: { 'zh-Hans': '每天一问。' },
      link: 'https://union.example/radio',
    });
    expect(bodyOfNew(values).titles).toEqual({ 'zh-Hans': '有声工会' });
  });

  it('names every language, also one whose text is missing, so that the field can be told', () => {
    expect(bodyOfChange({ ...values, languages: ['zh-Hans', 'en'] }).titles).toEqual({
      'zh-Hans': '有声工会',
      en: '',
    });
  });

  it('empties what was emptied, and leaves names to the unit', () => {
    const body = bodyOfChange(values);
    expect(body).toMatchObject({ ownerEmail: null, copyright: '' });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['author']));
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['code']));
  });
});
