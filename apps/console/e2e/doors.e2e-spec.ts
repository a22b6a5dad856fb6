import { Newsroom } from '../../api/e2e/harness/newsroom';
import { PASSWORD, Product } from '../../api/e2e/harness/product';
import { Staff } from './harness/staff';
import { scriptWeight } from './harness/weights';

let product: Product;
let room: Newsroom;
let staff: Staff;

beforeAll(async () => {
  product = await Product.start({ sandbox: false, workers: 1 });
  room = await Newsroom.open(product);
});
afterAll(() => product?.stop());
afterEach(() => staff?.close());

describe('the doors of the console', () => {
  it('open to the right password alone, and nobody is kept out by the page itself', async () => {
    staff = await Staff.open(product);
    await staff.page.goto(`${product.url}/console/`);
    await staff.typeSignIn(room.people.author, 'not-the-password');
    await expect(staff.page.getByRole('alert').textContent()).resolves.toContain('密码');
    expect(await staff.faults()).toEqual([]);
    await staff.keep('sign-in');
    await staff.typeSignIn(room.people.author, PASSWORD);
    await staff.page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
    await staff.page.reload();
    await staff.page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
    expect(staff.breaks).toEqual([]);
  });

  it('ask again where the session ended, and what was being done goes on', async () => {
    staff = await Staff.signedIn(product, room.people.first);
    await staff.go('/password');
    await staff.page.getByLabel('新密码', { exact: true }).fill('half-typed');
    await product.database.query(
      'DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE username = $1)',
      [room.people.first],
    );
    await staff.page.getByLabel('现在的密码').fill(PASSWORD);
    await staff.page.getByLabel('再输一遍新密码').fill('half-typed');
    await staff.page.getByRole('button', { name: '修改密码' }).click();
    const again = staff.page.getByRole('dialog', { name: '登录已过期' });
    await again.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await again.getByRole('button', { name: /登\s*录/ }).click();
    await again.waitFor({ state: 'hidden' });
    expect(await staff.page.getByLabel('新密码', { exact: true }).inputValue()).toBe('half-typed');
  });

  it('show who may see nothing there the way back', async () => {
    staff = await Staff.signedIn(product, room.people.author);
    await staff.go('/no-such-place');
    await staff.page.getByText('没有这个页面').waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.page.getByRole('button', { name: '回到首页' }).click();
    await staff.page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
  });

  it('lead out again: after signing out the cookie opens nothing', async () => {
    staff = await Staff.signedIn(product, room.people.author, { width: 375 });
    expect(await staff.overflow()).toBe(0);
    await staff.page.getByRole('button', { name: room.people.author }).click();
    await staff.page.getByRole('menuitem', { name: '退出登录' }).click();
    await staff.page.getByLabel('用户名').waitFor();
    await staff.page.reload();
    await staff.page.getByLabel('用户名').waitFor();
  });

  it('speak English to who wants it', async () => {
    staff = await Staff.signedIn(product, room.people.author);
    await staff.page.getByRole('button', { name: room.people.author }).click();
    await staff.page.getByRole('menuitem', { name: 'English' }).click();
    await staff.page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
    expect(await staff.page.locator('main').innerText()).not.toMatch(/\p{Script=Han}/u);
  });

  it('lead on from a first password to the first steps of setting up', async () => {
    await product.database.query('UPDATE users SET must_change_password = true WHERE username = $1', [
      'admin',
    ]);
    staff = await Staff.signedIn(product, 'admin');
    const { page } = staff;
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByLabel('新密码', { exact: true }).fill('Second-bugle-2026');
    await page.getByLabel('再输一遍新密码').fill('Second-bugle-2026');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
    await page.getByRole('button', { name: '继续设置' }).click();
    await page.getByRole('heading', { level: 1, name: '开始使用' }).waitFor();
    await page.getByRole('heading', { level: 2, name: '分开三种管理职责' }).waitFor();
    expect(await staff.faults()).toEqual([]);
    await staff.keep('first-run');
  });

  it('weigh less than 300 KB of script before anybody has signed in', () => {
    const bytes = scriptWeight(['index.html', 'src/features/sessions/sign-in-page.tsx']);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(300 * 1024);
  });

  it('lead to an editor that weighs less than 1 MB of script with everything before it', () => {
    const editor = 'src/features/contents/editor/content-page.tsx';
    const bytes = scriptWeight([
      ...['index.html', 'src/features/sessions/sign-in-page.tsx', 'src/app/console.tsx'],
      ...['src/features/home/index.tsx', 'src/features/contents/index.tsx', editor],
    ]);
    expect(bytes).toBeGreaterThan(300 * 1024);
    expect(bytes).toBeLessThan(1024 * 1024);
  });

  it('let no script in but files of this site', async () => {
    const { headers } = await fetch(`${product.url}/console/contents`);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src 'none';.*script-src 'self';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:\/\/(?!localhost)/);
    const other = await fetch(`${product.url}/console/contents`);
    expect(other.headers.get('content-security-policy')).not.toBe(policy);
  });
});
