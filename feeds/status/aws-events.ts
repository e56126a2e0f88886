import { defineSource } from '#src/source.ts'

export default defineSource({
  name: 'AWS Health: events of models, compute, network, storage, IAM',
  publisher: 'Amazon Web Services',
  kind: 'status',
  authority: 'vendor',
  jurisdiction: null,
  topics: ['status'],
  url: 'https://health.aws.amazon.com/public/events',
  dialect: 'aws-health',
  options: {
    only: [
      ...['bedrock', 'sagemaker', 'multiple'], // an outage of a region is of `multiple services`
      ...['ec2', 'elastic compute', 'lambda'],
      ...['vpc', 'elb', 'load balancing', 'loadbalancing', 'route53', 'route 53', 'natgateway', 'nat gateway'],
      ...['internetconnectivity', 'internet connectivity', 'directconnect', 'direct connect'],
      ...['s3', 'simple storage', 'ebs', 'elastic block', 'dynamodb'],
      ...['iam', 'identity and access'],
    ],
  },
  every: '5m',
  follow: true,
  notes: [
    'Services are named by code (`EC2`) or in full; the list has both.',
    'In June 2026 it named the directive before the press did, and was closed while the models stayed away.',
  ],
})
