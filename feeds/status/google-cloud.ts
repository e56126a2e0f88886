import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'Google Cloud: models, compute, network, storage, IAM',
  publisher: 'Google',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://status.cloud.google.com/incidents.json',
  dialect: 'google-incidents',
  options: {
    only: [
      ...['vertex', 'gemini', 'Z0FZJAMvEB4j3NbCJs6B', 'sdXM79fz1FS6ekNpu37K', 'Cloud Machine Learning'],
      ...['Compute Engine', 'Kubernetes Engine', 'Infrastructure Components'],
      ...['Cloud Networking', 'Virtual Private Cloud', 'Load Balancing', 'Cloud DNS', 'Cloud NAT', 'Connectivity'],
      ...['Cloud Storage', 'Persistent Disk'],
      ...['Identity and Access Management', 'Resource Manager'],
    ],
  },
  every: '60s',
  expect: { minItems: 1 },
  follow: true,
  notes: [
    'Models are served from what else is rented there: of the other products, those that everything runs on.',
    'The file has every incident of the year; the product ids are Vertex Gemini API and Vertex Online Prediction.',
    'AI Studio has a page of its own without machine-readable data.',
  ],
})
