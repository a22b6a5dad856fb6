import { kindOfStep } from './step-name';

describe('the name of a step', () => {
  it.each([
    ['body_image:3fa9', 'picture'],
    ['cover', 'cover'],
    ['draft', 'draft'],
    ['draft_check', 'draft_check'],
    ['mass_send_begun', 'note'],
    ['mass_send', 'mass_send'],
    ['part:2', 'upload'],
    ['share_began', 'note'],
    ['share', 'post'],
    ['withdraw:draft', 'withdraw'],
    ['destroy:77', 'withdraw'],
    ['something_new', 'other'],
  ])('%s is %s', (name, kind) => expect(kindOfStep(name)).toBe(kind));
});
