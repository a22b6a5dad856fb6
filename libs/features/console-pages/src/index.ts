export * from './console-pages-http.module';
export { serveConsoleFiles } from './console-files';
