"""boto3 in front of the simulator; moto supplies the rest of AWS."""
