/** Settings of the tests: addresses that exist only inside them, secrets that protect nothing. */
export const LINE_BASE_URL = 'http://line.test'
export const LLM_BASE_URL = 'http://llm.test'

export const TEST_SETTINGS = {
  LINE_API_BASE_URL: LINE_BASE_URL,
  LINE_DATA_API_BASE_URL: LINE_BASE_URL,
  LINE_CHANNEL_ID: '1650000001',
  LINE_CHANNEL_SECRET: 'secret-of-the-test-channel-000000',
  LINE_CHANNEL_ACCESS_TOKEN: '',
  LINE_LOGIN_CHANNEL_ID: '1650000002',
  LIFF_ID: '1650000002-abcdEFGH',
  SESSION_SECRET: 'secret-of-the-test-sessions-00000',
  ANTHROPIC_API_KEY: 'key-of-no-model',
  ANTHROPIC_BASE_URL: LLM_BASE_URL,
  OPERATOR_NAME: 'みどり市',
  OPERATOR_COUNTRY: '日本',
  MIN_AGE: '16',
  PUBLIC_URL: '',
  MAILBOX_DELAY_MS: '0',
}
