export * from './logging.module';
export { PinoLogger, InjectPinoLogger, Logger as NestPinoLogger } from 'nestjs-pino';
