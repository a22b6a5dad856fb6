import { addWords } from '@/ui';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('receivers', { 'zh-CN': zhCN, 'en-US': enUS });
