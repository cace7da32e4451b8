"""IAM's decisions: may this signer do this with that? On the policies that moto's IAM stores."""
